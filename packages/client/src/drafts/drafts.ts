import type { Clock } from "@conclave/base/clock";
import { isJsonObject } from "@conclave/base/json";
import type { ClientPorts } from "../ports/client-ports.ts";
import type { KeyValueStore } from "../ports/key-value-store.ts";
import { keptText } from "../sealing/kept-text.ts";
import type { SealedTexts } from "../sealing/sealed-text.ts";
import { sessionTexts } from "../sealing/session-texts.ts";

/** What was typed into rooms and not sent. It outlives the page, sealed, and ends with the session. */
export interface Drafts {
  /** By room id, as they were when this run began. */
  readonly stored: { readonly [roomId: string]: string };
  /** Keeps what is typed into a room; an empty text takes it away. Durable within a second. */
  keep(roomId: string, text: string): void;
  /** Resolves when they are durable, or turned out not to be storable. */
  flush(): Promise<void>;
  /** The same, and nothing is written after that. */
  stop(): Promise<void>;
}

/** Milliseconds in which keystrokes are collected. */
const collectFor = 600;
/** Rooms with a draft, and characters (UTF-16) of each; what is beyond is only kept in the page. */
const mostDrafts = 200;
const longestDraft = 20_000;

/** Loads the drafts; what can't be opened is none. */
export async function drafts(clock: Clock, store: KeyValueStore, sealed: SealedTexts): Promise<Drafts> {
  const current = new Map<string, string>();
  const { stored, changed, flush, stop } = await keptText({ clock, store, sealed, name: "drafts", collectFor }, () =>
    current.size === 0 ? null : JSON.stringify(Object.fromEntries(current)),
  );
  for (const [roomId, text] of readDrafts(stored)) current.set(roomId, text);
  return {
    stored: Object.fromEntries(current),
    keep(roomId, typed) {
      current.delete(roomId);
      if (typed !== "" && typed.length <= longestDraft) current.set(roomId, typed);
      const oldest = current.size > mostDrafts ? current.keys().next().value : undefined;
      if (oldest !== undefined) current.delete(oldest);
      changed();
    },
    flush,
    stop,
  };
}

/** The drafts of this device, sealed under a key of its own that ends with the session. */
export async function openDrafts(ports: Pick<ClientPorts, "clock" | "store" | "randomness">): Promise<Drafts> {
  return drafts(ports.clock, ports.store, await sessionTexts(ports, "conclave drafts"));
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
