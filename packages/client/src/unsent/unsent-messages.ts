import type { Clock } from "@conclave/base/clock";
import type { ClientPorts } from "../ports/client-ports.ts";
import type { KeyValueStore } from "../ports/key-value-store.ts";
import { keptText } from "../sealing/kept-text.ts";
import type { SealedTexts } from "../sealing/sealed-text.ts";
import { sessionTexts } from "../sealing/session-texts.ts";
import type { RoomSend } from "../sending/room-send.ts";
import type { SendEntry } from "../sending/send-queue.ts";
import { readUnsentRecords, type UnsentRecord, unsentRecord } from "./unsent-record.ts";

/** The messages that wait to be sent. They outlive the page, sealed, and end with the session. */
export interface UnsentMessages {
  /** As they were when this run began, each room's in its order. */
  readonly stored: readonly UnsentRecord[];
  /** The queue is no longer what it was. */
  changed(): void;
  /** Resolves when what is queued now is durable, or turned out not to be storable. */
  flush(): Promise<void>;
  /** The same, and nothing is written after that. */
  stop(): Promise<void>;
}

/** Milliseconds in which changes are collected. */
const collectFor = 100;
/** Messages, and characters (UTF-16) of all of them; what is beyond ends with the page. */
const mostMessages = 500;
const mostCharacters = 2_000_000;

/** Loads the messages; what can't be opened is none. `queued` gives what the queue has now. */
export async function unsentMessages(
  clock: Clock,
  store: KeyValueStore,
  sealed: SealedTexts,
  queued: () => readonly SendEntry<RoomSend>[],
): Promise<UnsentMessages> {
  const kept = await keptText({ clock, store, sealed, name: "unsent", collectFor }, () => {
    // An upload's progress changes nothing of what is kept.
    const records = queued()
      .map(unsentRecord)
      .filter((record) => record !== null);
    return records.length === 0 ? null : JSON.stringify(withinLimits(records));
  });
  const { stored, ...rest } = kept;
  return { ...rest, stored: stored === null ? [] : readUnsentRecords(stored) };
}

/** The unsent messages of this device, sealed under a key of its own that ends with the session. */
export async function openUnsentMessages(
  ports: Pick<ClientPorts, "clock" | "store" | "randomness">,
  queued: () => readonly SendEntry<RoomSend>[],
): Promise<UnsentMessages> {
  return unsentMessages(ports.clock, ports.store, await sessionTexts(ports, "conclave unsent messages"), queued);
}

/** The oldest of them: those are next. */
function withinLimits(records: readonly UnsentRecord[]): readonly UnsentRecord[] {
  let characters = 0;
  return records.slice(0, mostMessages).filter((record) => {
    characters += JSON.stringify(record).length;
    return characters <= mostCharacters;
  });
}
