import type { Account } from "../process/account.ts";

/** Something that a person does. `number` is unique among all acts, and what is written bears it. */
export type Act = { readonly by: Account; readonly number: number } & (
  | { readonly kind: "send"; readonly roomId: string }
  | { readonly kind: "state"; readonly roomId: string; readonly slot: string }
  | { readonly kind: "membership"; readonly roomId: string; readonly membership: "join" | "leave" }
  | { readonly kind: "account-data"; readonly slot: string }
  | { readonly kind: "to-device"; readonly to: Account }
  | { readonly kind: "upload-keys" }
  | { readonly kind: "claim-key"; readonly of: Account }
  | { readonly kind: "rename-device" }
);

export type ActOf<Kind extends Act["kind"]> = Extract<Act, { readonly kind: Kind }>;

export const stateType = "io.conclave.test.state";
export const toDeviceType = "io.conclave.test.to_device";
export const keyAlgorithm = "signed_curve25519";
/** One-time keys in one upload. */
export const keysInUpload = 4;

/** About as long as the ciphertext of a short message. */
const ciphertext = "A".repeat(400);

export function accountDataPath(userId: string, slot: string): string {
  return `/_matrix/client/v3/user/${encodeURIComponent(userId)}/account_data/io.conclave.test.${slot}`;
}

export function roomPath(roomId: string): string {
  return `/_matrix/client/v3/rooms/${encodeURIComponent(roomId)}`;
}

export function devicePath(account: Account): string {
  return `/_matrix/client/v3/devices/${encodeURIComponent(account.deviceId)}`;
}

/** The request by which an act is done, the same each time. */
export function requestOf(act: Act): { readonly method: string; readonly path: string; readonly body: unknown } {
  const { number, by } = act;
  switch (act.kind) {
    case "send":
      return {
        method: "PUT",
        path: `${roomPath(act.roomId)}/send/m.room.encrypted/t${number}`,
        body: { algorithm: "m.megolm.v1.aes-sha2", ciphertext, session_id: "s", number },
      };
    case "state":
      return { method: "PUT", path: `${roomPath(act.roomId)}/state/${stateType}/${act.slot}`, body: { number } };
    case "membership":
      return { method: "POST", path: `${roomPath(act.roomId)}/${act.membership}`, body: {} };
    case "account-data":
      return { method: "PUT", path: accountDataPath(by.userId, act.slot), body: { number } };
    case "to-device":
      return {
        method: "PUT",
        path: `/_matrix/client/v3/sendToDevice/${toDeviceType}/t${number}`,
        body: { messages: { [act.to.userId]: { [act.to.deviceId]: { number } } } },
      };
    case "upload-keys":
      return { method: "POST", path: "/_matrix/client/v3/keys/upload", body: { one_time_keys: keysOf(act) } };
    case "claim-key":
      return {
        method: "POST",
        path: "/_matrix/client/v3/keys/claim",
        body: { one_time_keys: { [act.of.userId]: { [act.of.deviceId]: keyAlgorithm } } },
      };
    case "rename-device":
      return { method: "PUT", path: devicePath(by), body: { display_name: `Device ${number}` } };
  }
}

function keysOf({ number, by }: ActOf<"upload-keys">): Readonly<Record<string, unknown>> {
  const signatures = { [by.userId]: { [`ed25519:${by.deviceId}`]: "A".repeat(86) } };
  const names = Array.from({ length: keysInUpload }, (_, index) => `${keyAlgorithm}:k${number}-${index}`);
  return Object.fromEntries(names.map((name) => [name, { key: "A".repeat(43), signatures }]));
}
