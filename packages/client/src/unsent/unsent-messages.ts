import type { Clock } from "@conclave/base/clock";
import type { ClientPorts } from "../ports/client-ports.ts";
import type { KeyValueStore } from "../ports/key-value-store.ts";
import { type SealedTexts, sealedTexts } from "../sealing/sealed-text.ts";
import { sessionSecret } from "../sealing/session-secret.ts";
import type { RoomSend } from "../sending/room-send.ts";
import type { SendEntry } from "../sending/send-queue.ts";
import { coalesce } from "../state/coalesce.ts";
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

const storeKey = "unsent";
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
  const text = await store.get(storeKey).catch(() => null);
  const opened = text === null ? null : await sealed.open(text);
  let written: string | null = opened ?? "[]";
  let writing = Promise.resolve();
  let stopped = false;

  function write(): void {
    const json = JSON.stringify(
      withinLimits(
        queued()
          .map(unsentRecord)
          .filter((record) => record !== null),
      ),
    );
    // An upload's progress changes nothing of what is kept.
    if (stopped || json === written) return;
    written = json;
    writing = writing
      .then(async () => (json === "[]" ? store.delete(storeKey) : store.set(storeKey, await sealed.seal(json))))
      .catch(() => {
        // The next change tries again.
        written = null;
      });
  }

  const writes = coalesce(clock, collectFor, write);
  return {
    stored: opened === null ? [] : readUnsentRecords(opened),
    changed: () => writes.mark(storeKey),
    async flush() {
      writes.flush();
      await writing;
    },
    async stop() {
      writes.flush();
      stopped = true;
      writes.stop();
      await writing;
    },
  };
}

/** The unsent messages of this device, sealed under a key of its own that ends with the session. */
export async function openUnsentMessages(
  ports: Pick<ClientPorts, "clock" | "store" | "randomness">,
  queued: () => readonly SendEntry<RoomSend>[],
): Promise<UnsentMessages> {
  const sealed = await sealedTexts(ports.randomness, await sessionSecret(ports), "conclave unsent messages");
  return unsentMessages(ports.clock, ports.store, sealed, queued);
}

/** The oldest of them: those are next. */
function withinLimits(records: readonly UnsentRecord[]): readonly UnsentRecord[] {
  let characters = 0;
  return records.slice(0, mostMessages).filter((record) => {
    characters += JSON.stringify(record).length;
    return characters <= mostCharacters;
  });
}
