import { equal } from "node:assert/strict";
import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { encodeBase64 } from "@conclave/base/base64";
import { canonicalJson } from "@conclave/base/canonical-json";
import { password, type RunningServer } from "./server.ts";

type Origin = Pick<RunningServer, "baseUrl">;
type Json = Readonly<Record<string, unknown>>;

/**
 * One of many: an account with one device, whose keys are real, so that an SDK encrypts for it. It speaks plain HTTP, and
 * decrypts nothing.
 */
export interface Colleague {
  readonly userId: string;
  readonly deviceId: string;
  /** Sends a request of the client-server API below `/_matrix/client/v3`; anything but 200 is a failure. */
  call(method: string, path: string, body?: unknown): Promise<Json>;
}

/** Registers an account, and uploads its device's identity keys and two one-time keys, signed as the specification asks. */
export async function newColleague(server: Origin, name: string): Promise<Colleague> {
  const credentials = { username: name, password, auth: { type: "m.login.dummy" } };
  const account = await call(server, undefined, "POST", "/register", credentials);
  const [userId, deviceId, token] = [account["user_id"], account["device_id"], account["access_token"]].map(String);
  const colleague: Colleague = {
    userId: userId ?? "",
    deviceId: deviceId ?? "",
    call: (method, path, body) => call(server, token, method, path, body),
  };
  const fingerprint = generateKeyPairSync("ed25519");
  const signed = (object: Json) => ({
    ...object,
    signatures: {
      [colleague.userId]: {
        [`ed25519:${deviceId}`]: encodeBase64(sign(null, Buffer.from(canonicalJson(object)), fingerprint.privateKey)),
      },
    },
  });
  await colleague.call("POST", "/keys/upload", {
    device_keys: signed({
      user_id: userId,
      device_id: deviceId,
      algorithms: ["m.olm.v1.curve25519-aes-sha2", "m.megolm.v1.aes-sha2"],
      keys: {
        [`ed25519:${deviceId}`]: rawKey(fingerprint.publicKey),
        [`curve25519:${deviceId}`]: rawKey(generateKeyPairSync("x25519").publicKey),
      },
    }),
    one_time_keys: Object.fromEntries(
      ["AAAAAQ", "AAAAAg"].map((id) => [
        `signed_curve25519:${id}`,
        signed({ key: rawKey(generateKeyPairSync("x25519").publicKey) }),
      ]),
    ),
  });
  return colleague;
}

/** Does something for each of many, sixteen at once. */
export async function forEach<Item>(items: readonly Item[], act: (item: Item) => Promise<void>): Promise<void> {
  const waiting = items.values();
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      for (const item of waiting) await act(item);
    }),
  );
}

/** The 32 bytes of a public key in unpadded Base64, as Matrix writes them. */
function rawKey(key: KeyObject): string {
  return encodeBase64(Buffer.from(key.export({ format: "jwk" }).x ?? "", "base64url"));
}

async function call(
  server: Origin,
  token: string | undefined,
  method: string,
  path: string,
  body?: unknown,
): Promise<Json> {
  const response = await fetch(`${server.baseUrl}/_matrix/client/v3${path}`, {
    method,
    headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  equal(response.status, 200, `${method} ${path} answered ${text}`);
  // An answer of 200 on these routes is an object.
  return JSON.parse(text) as Json;
}
