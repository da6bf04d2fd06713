import { isJsonObject } from "@conclave/base/json";
import type { KeyValueStore } from "../ports/key-value-store.ts";

/** What a device needs to go on with its session after a restart. */
export interface StoredSession {
  readonly userId: string;
  readonly deviceId: string;
  readonly accessToken: string;
  /** Null if the server gave none: the access token then lives until it is revoked. */
  readonly refreshToken: string | null;
  /** Milliseconds since the epoch, or null if the access token does not expire. */
  readonly expiresAt: number | null;
  /** The server ended the tokens but wants the same device to sign in again. */
  readonly softLoggedOut: boolean;
}

const key = "session";

/** The stored session, or null if there is none or it can't be understood. */
export async function readSession(store: KeyValueStore): Promise<StoredSession | null> {
  const text = await store.get(key);
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isStoredSession(value) ? value : null;
  } catch {
    return null;
  }
}

/** Stores the session; resolves when it is durable. */
export async function writeSession(store: KeyValueStore, session: StoredSession): Promise<void> {
  await store.set(key, JSON.stringify(session));
}

function isStoredSession(value: unknown): value is StoredSession {
  return (
    isJsonObject(value) &&
    typeof value["userId"] === "string" &&
    typeof value["deviceId"] === "string" &&
    typeof value["accessToken"] === "string" &&
    (value["refreshToken"] === null || typeof value["refreshToken"] === "string") &&
    (value["expiresAt"] === null || typeof value["expiresAt"] === "number") &&
    typeof value["softLoggedOut"] === "boolean"
  );
}
