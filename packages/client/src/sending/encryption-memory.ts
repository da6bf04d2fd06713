import { isJsonObject } from "@conclave/base/json";
import type { KeyValueStore } from "../ports/key-value-store.ts";

/**
 * Remembers for ever which rooms were once seen encrypted, apart from any cache: no server and no lost cache can make this
 * client take such a room for one in the clear.
 */
export interface EncryptionMemory {
  wasEncrypted(roomId: string): boolean;
  /** Remembers; durable soon after. */
  remember(roomId: string): void;
}

const key = "encrypted-rooms";

/** Loads the memory of the account from the store. What can't be read rejects, so that nothing is sent on a guess. */
export async function encryptionMemory(store: KeyValueStore): Promise<EncryptionMemory> {
  const text = await store.get(key);
  const stored: unknown = text === null ? { rooms: [] } : JSON.parse(text);
  if (!isJsonObject(stored) || !Array.isArray(stored["rooms"]))
    throw new Error("the list of encrypted rooms is damaged");
  const rooms = new Set<unknown>(stored["rooms"]);
  let writing = Promise.resolve();

  return {
    wasEncrypted: (roomId) => rooms.has(roomId),
    remember(roomId) {
      if (rooms.has(roomId)) return;
      rooms.add(roomId);
      const value = JSON.stringify({ rooms: [...rooms] });
      // In order, and a failed write is made good by the next one: the set in memory holds meanwhile.
      writing = writing.then(() => store.set(key, value)).catch(() => undefined);
    },
  };
}
