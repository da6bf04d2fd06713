import { serverNameOf } from "@conclave/protocol/identifiers/server-name";
import { parseUserId, type UserId } from "@conclave/protocol/identifiers/user-id";
import { deviceNamesOf } from "@conclave/storage/devices/device-names-store";
import { crossSigningKeysOf } from "@conclave/storage/keys/cross-signing-store";
import { deviceKeysOf } from "@conclave/storage/keys/device-keys-store";
import { type KeySignature, keySignaturesOf } from "@conclave/storage/keys/key-signatures-store";
import { query } from "../core/verb.ts";
import { requireAtMost } from "./require-at-most.ts";

export interface QueryKeys {
  /** Who asks. */
  readonly userId: UserId;
  /** The devices that are wanted, by user; an empty list means all. */
  readonly wanted: Readonly<Record<string, readonly string[]>>;
}

const sectionOf = {
  master: "master_keys",
  self_signing: "self_signing_keys",
  user_signing: "user_signing_keys",
} as const;

/**
 * The devices and cross-signing keys of people, with all signatures that the asker may see (spec "Tracking the device list for
 * a user"). Everybody of this server who is asked for is in the answer, if with nothing: their devices then are gone. Other
 * servers are told as failures.
 *
 * @returns the JSON of the answer, joined from what was stored.
 * @throws MatrixError `M_TOO_LARGE` for more than 5,000 people.
 */
export const queryKeys = query("keys.query", async (context, input: QueryKeys): Promise<string> => {
  const { tx } = context;
  const { serverName } = context.instance();
  const people = Object.keys(input.wanted);
  requireAtMost(5_000, people.length, "people");
  const local = people.flatMap((text) => {
    const userId = parseUserId(text);
    return userId !== undefined && serverNameOf(userId) === serverName ? [userId] : [];
  });
  const signatures = signaturesByKey(await keySignaturesOf(tx, local, input.userId));
  const names = new Map(
    (await deviceNamesOf(tx, local)).map((device) => [nameOf(device.userId, device.deviceId), device.displayName]),
  );
  const devices = new Map<string, string[]>(local.map((userId) => [userId, []]));
  for (const { userId, deviceId, body } of await deviceKeysOf(tx, local)) {
    const wanted = input.wanted[userId] ?? [];
    if (wanted.length > 0 && !wanted.includes(deviceId)) continue;
    const displayName = names.get(nameOf(userId, deviceId));
    const unsigned = typeof displayName === "string" ? { device_display_name: displayName } : {};
    const signed = withSignatures(body, signatures.get(nameOf(userId, deviceId)) ?? []);
    devices.get(userId)?.push(member(deviceId, `${signed.slice(0, -1)},"unsigned":${JSON.stringify(unsigned)}}`));
  }
  const sections = { master_keys: [], self_signing_keys: [], user_signing_keys: [] } as Record<string, string[]>;
  for (const { userId, usage, publicKey, body } of await crossSigningKeysOf(tx, local)) {
    if (usage === "user_signing" && userId !== input.userId) continue;
    const known = signatures.get(nameOf(userId, publicKey)) ?? [];
    // A master key that nobody signed says nothing of signatures, as it came.
    const signed = known.length === 0 ? body : withSignatures(body, known);
    sections[sectionOf[usage]]?.push(member(userId, signed));
  }
  const unreachable = new Set(people.map(serverNameOf).filter((name) => name !== serverName && name !== ""));
  return objectOf([
    member("device_keys", objectOf([...devices].map(([userId, own]) => member(userId, objectOf(own))))),
    ...Object.entries(sections).map(([name, keys]) => member(name, objectOf(keys))),
    member("failures", objectOf([...unreachable].map((name) => member(name, "{}")))),
  ]);
});

function signaturesByKey(signatures: readonly KeySignature[]): ReadonlyMap<string, readonly KeySignature[]> {
  return Map.groupBy(signatures, (signature) => nameOf(signature.userId, signature.keyId));
}

/** Puts the signatures at the end of a stored object, which is never empty. */
function withSignatures(body: string, signatures: readonly KeySignature[]): string {
  const bySigner = Map.groupBy(signatures, (signature) => signature.signerUserId);
  const members = [...bySigner].map(([signer, own]) =>
    member(signer, objectOf(own.map((one) => member(one.signerKeyId, JSON.stringify(one.signature))))),
  );
  return `${body.slice(0, -1)},"signatures":${objectOf(members)}}`;
}

function nameOf(userId: string, keyId: string): string {
  return `${userId} ${keyId}`;
}

function member(name: string, json: string): string {
  return `${JSON.stringify(name)}:${json}`;
}

function objectOf(members: readonly string[]): string {
  return `{${members.join(",")}}`;
}
