import type { JsonObject } from "@conclave/base/json";
import type { Room } from "matrix-js-sdk/lib/models/room.js";

// The parts of the SDK's encryption that it doesn't show. Its version is exact, and a test sends through them.

/** The crypto library's state machine: every change of what it knows goes through one of its methods. */
export type Machine = Record<string, unknown> & {
  readonly identityKeys: { readonly curve25519: { toBase64(): string } };
  registerRoomKeyUpdatedCallback(callback: (keys: readonly RoomKeyInfo[]) => Promise<void>): void;
  registerDevicesUpdatedCallback(callback: () => Promise<void>): void;
  registerUserIdentityUpdatedCallback(callback: () => Promise<void>): void;
};

export interface RoomKeyInfo {
  readonly roomId: { toString(): string };
  readonly sessionId: string;
  readonly senderKey: { toBase64(): string };
}

/** What encrypts for one room, one message at a time. */
export interface RoomEncryptor {
  readonly room: Room;
  readonly encryptionSettings: JsonObject;
  keyClaimManager: KeyClaimManager;
  /** Reads the devices of all members, and sends the key to those that lack it; a new one where the old one may no longer be used. */
  ensureEncryptionSession(logger: unknown, onlyVerified: boolean, isolation: unknown): Promise<void>;
}

export interface KeyClaimManager {
  ensureSessionsForUsers(logger: unknown, users: readonly { toString(): string }[]): Promise<void>;
}

/** What `getCrypto` really gives. */
export interface RustCrypto {
  readonly olmMachine: Machine;
  readonly roomEncryptors: Readonly<Record<string, RoomEncryptor | undefined>>;
  onCryptoEvent(room: Room, event: unknown): Promise<void>;
}

/** Null where the SDK isn't made as it is known here. */
export function insideOf(crypto: unknown): RustCrypto | null {
  // Each part is looked at before it is believed.
  const { olmMachine, roomEncryptors, onCryptoEvent } = crypto as Partial<RustCrypto>;
  const isKnown =
    typeof olmMachine?.registerRoomKeyUpdatedCallback === "function" &&
    typeof olmMachine.registerDevicesUpdatedCallback === "function" &&
    typeof olmMachine.registerUserIdentityUpdatedCallback === "function" &&
    typeof roomEncryptors === "object" &&
    typeof onCryptoEvent === "function";
  return isKnown ? (crypto as RustCrypto) : null;
}

/** Whether an encryptor is made as it is known here. */
export function isKnownEncryptor(encryptor: RoomEncryptor): boolean {
  return (
    typeof encryptor.ensureEncryptionSession === "function" &&
    typeof encryptor.keyClaimManager?.ensureSessionsForUsers === "function" &&
    typeof encryptor.room?.getEncryptionTargetMembers === "function" &&
    typeof encryptor.encryptionSettings === "object"
  );
}
