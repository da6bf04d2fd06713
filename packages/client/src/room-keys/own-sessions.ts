import type { Clock } from "@conclave/base/clock";
import { isJsonObject, type JsonObject } from "@conclave/base/json";
import type { KeyValueStore } from "../ports/key-value-store.ts";
import type { MessageIndex } from "./message-index.ts";
import type { Rotation } from "./rotation.ts";

/**
 * What is known of the sessions that this device encrypts with, one a room. The key store doesn't tell, and encrypting with a session that has
 * ended stops it for good: so whoever isn't sure must let the SDK look.
 */
export interface OwnSessions {
  /** A session was made, not before `startedAt` (milliseconds since the epoch). Remembered through a reload, soon. */
  made(roomId: string, sessionId: string, startedAt: number, rotation: Rotation): void;
  /** A message was encrypted; null: with what, isn't known. */
  used(roomId: string, message: MessageIndex | null): void;
  forget(roomId: string): void;
  /** Whether the room's session certainly takes another message. */
  lasts(roomId: string): boolean;
}

interface OwnSession {
  readonly sessionId: string;
  /** Milliseconds since the epoch. */
  readonly until: number;
  readonly messages: number;
}

const key = "own-room-keys";

/** Milliseconds and messages before its end, from which a session isn't relied on. */
const margin = { milliseconds: 60_000, messages: 1 };

/** What can't be read counts as unknown. */
export async function ownSessions(clock: Clock, store: KeyValueStore): Promise<OwnSessions> {
  const sessions = await stored(store);
  /** The index of the next message, where this run saw one, or the beginning. */
  const next = new Map<string, number>();
  let writing = Promise.resolve();

  function keep(): void {
    for (const [roomId, { until }] of sessions) if (until < clock.now()) sessions.delete(roomId);
    const value = JSON.stringify(Object.fromEntries(sessions));
    writing = writing.then(() => store.set(key, value)).catch(() => undefined);
  }

  function forget(roomId: string): void {
    next.delete(roomId);
    if (sessions.delete(roomId)) keep();
  }

  return {
    forget,
    made(roomId, sessionId, startedAt, { messages, milliseconds }) {
      sessions.set(roomId, { sessionId, messages, until: startedAt + milliseconds });
      next.set(roomId, 0);
      keep();
    },
    used(roomId, message) {
      if (message === null || message.sessionId !== sessions.get(roomId)?.sessionId) return forget(roomId);
      // Whatever isn't the message after the last one means that something here was wrong.
      if (message.index !== (next.get(roomId) ?? message.index)) return forget(roomId);
      next.set(roomId, message.index + 1);
    },
    lasts(roomId) {
      const session = sessions.get(roomId);
      const index = next.get(roomId);
      if (session === undefined || index === undefined) return false;
      return index + margin.messages < session.messages && clock.now() + margin.milliseconds < session.until;
    },
  };
}

async function stored(store: KeyValueStore): Promise<Map<string, OwnSession>> {
  const sessions = new Map<string, OwnSession>();
  try {
    const parsed: unknown = JSON.parse((await store.get(key)) ?? "{}");
    for (const [roomId, value] of Object.entries(isJsonObject(parsed) ? parsed : {})) {
      const session = isJsonObject(value) ? sessionOf(value) : null;
      if (session !== null) sessions.set(roomId, session);
    }
  } catch {
    sessions.clear();
  }
  return sessions;
}

function sessionOf({ sessionId, until, messages }: JsonObject): OwnSession | null {
  if (typeof sessionId !== "string" || typeof until !== "number" || typeof messages !== "number") return null;
  return { sessionId, until, messages };
}
