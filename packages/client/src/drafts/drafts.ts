import type { Clock } from "@conclave/base/clock";
import { isJsonObject } from "@conclave/base/json";
import type { ClientPorts } from "../ports/client-ports.ts";
import type { KeyValueStore } from "../ports/key-value-store.ts";
import { type SealedTexts, sealedTexts } from "../sealing/sealed-text.ts";
import { sessionSecret } from "../sealing/session-secret.ts";
import { coalesce } from "../state/coalesce.ts";

/** What was typed into rooms and not sent. It outlives the page, sealed, and ends with the session. */
export interface Drafts {
  /** By room id, as they were when this run began. */
  readonly stored: { readonly [roomId: string]: string };
  /** Keeps what is typed into a room; an empty text takes it away. Durable within a second. */
  keep(roomId: string, text: string): void;
  /** Writes what isn't durable yet. */
  flush(): void;
  stop(): void;
}

const storeKey = "drafts";
/** Milliseconds in which keystrokes are collected. */
const collectFor = 600;
/** Rooms with a draft, and characters (UTF-16) of each; what is beyond is only kept in the page. */
const mostDrafts = 200;
const longestDraft = 20_000;

/** Loads the drafts; what can't be opened is none. */
export async function drafts(clock: Clock, store: KeyValueStore, sealed: SealedTexts): Promise<Drafts> {
  const text = await store.get(storeKey).catch(() => null);
  const kept = readDrafts(text === null ? null : await sealed.open(text));
  const stored = Object.fromEntries(kept);
  let writing = Promise.resolve();
  const writes = coalesce(clock, collectFor, () => {
    const json = JSON.stringify(Object.fromEntries(kept));
    // In order; the next keystroke makes good what failed.
    writing = writing
      .then(async () => (kept.size === 0 ? store.delete(storeKey) : store.set(storeKey, await sealed.seal(json))))
      .catch(() => undefined);
  });
  return {
    stored,
    keep(roomId, typed) {
      kept.delete(roomId);
      if (typed !== "" && typed.length <= longestDraft) kept.set(roomId, typed);
      const oldest = kept.size > mostDrafts ? kept.keys().next().value : undefined;
      if (oldest !== undefined) kept.delete(oldest);
      writes.mark(roomId);
    },
    flush: () => writes.flush(),
    stop: () => writes.stop(),
  };
}

/** The drafts of this device, sealed under a key of its own that ends with the session. */
export async function openDrafts(ports: Pick<ClientPorts, "clock" | "store" | "randomness">): Promise<Drafts> {
  const sealed = await sealedTexts(ports.randomness, await sessionSecret(ports), "conclave drafts");
  return drafts(ports.clock, ports.store, sealed);
}

function readDrafts(json: string | null): Map<string, string> {
  if (json === null) return new Map();
  try {
    const stored: unknown = JSON.parse(json);
    const entries = isJsonObject(stored) ? Object.entries(stored) : [];
    return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
  } catch {
    return new Map();
  }
}
