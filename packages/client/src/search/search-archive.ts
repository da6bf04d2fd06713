import type { Clock } from "@conclave/base/clock";
import type { BlockStore } from "../ports/block-store.ts";
import type { SealedBytes } from "../sealing/sealed-bytes.ts";
import { foldText } from "./fold-text.ts";
import type { SearchDocument } from "./search-document.ts";
import { packSegment, unpackSegment } from "./search-segment.ts";
import { hasTerms, type SearchTerm } from "./search-terms.ts";

/** What a message must be to be found. What is null is not asked for; moments are in milliseconds, `before` excluded. */
export interface SearchFilter {
  readonly roomId: string | null;
  readonly sender: string | null;
  readonly after: number | null;
  readonly before: number | null;
  readonly fileOnly: boolean;
}

/** Messages that were read on this device, sealed in its store, and held in memory to be searched. */
export interface SearchArchive {
  readonly messages: number;
  /** Bytes in the store. */
  readonly bytes: number;
  get(roomId: string, reference: string): SearchDocument | null;
  /** Keeps a message, or its new wording. False if it was known so, or if there is no room for another one. */
  put(document: SearchDocument): boolean;
  remove(roomId: string, reference: string): void;
  removeRoom(roomId: string): void;
  /** The newest ones that fit, at most so many, the newest first. Pauses between pieces of work, so that nobody waits for it. */
  find(terms: readonly SearchTerm[], filter: SearchFilter, most: number): Promise<readonly SearchDocument[]>;
  /** The messages of a room next to one, by time: the one before, and the one after; null where it is far. */
  around(document: SearchDocument): readonly [SearchDocument | null, SearchDocument | null];
  /** Writes what isn't durable yet. */
  flush(): Promise<void>;
}

/** Messages of one sealed piece, and of all together. */
const segmentSize = 4_000;
const mostMessages = 250_000;
/** Messages of all rooms among which the next one of a room is looked for. */
const nearby = 2_000;
/** Messages that are taken up without a pause. */
const loadSlice = 500;
/** Messages that are looked at without a pause: a few milliseconds. */
const sliceSize = 8_000;

interface Entry {
  document: SearchDocument;
  folded: string;
  readonly segment: number;
}

interface Segment {
  entries: Entry[];
  bytes: number;
  changed: boolean;
}

/** Loads the archive; a piece that can't be opened is left out. */
export async function searchArchive(clock: Clock, store: BlockStore, sealed: SealedBytes): Promise<SearchArchive> {
  const rooms = new Map<string, Map<string, Entry>>();
  const segments = new Map<number, Segment>();
  let messages = 0;
  // Oldest first, once it is sorted. What comes is mostly newer or older than all that was there, and sorting quick.
  let ordered: Entry[] = [];
  let sorted = true;
  const pause = () => new Promise<void>((resolve) => clock.after(0, resolve));

  function add(document: SearchDocument, number: number): void {
    const segment = segments.get(number) ?? { entries: [], bytes: 0, changed: false };
    segments.set(number, segment);
    const entry = { document, folded: foldText(document.text), segment: number };
    segment.entries.push(entry);
    const room = rooms.get(document.roomId) ?? new Map<string, Entry>();
    rooms.set(document.roomId, room);
    room.set(document.reference, entry);
    messages++;
    ordered.push(entry);
    sorted = false;
  }

  function drop(dropped: ReadonlySet<Entry>): void {
    for (const number of new Set([...dropped].map(({ segment }) => segment))) {
      const segment = segments.get(number);
      if (segment === undefined) continue;
      segment.entries = segment.entries.filter((entry) => !dropped.has(entry));
      segment.changed = true;
    }
    ordered = ordered.filter((entry) => !dropped.has(entry));
    messages -= dropped.size;
  }

  for (const name of await store.names()) {
    const number = Number(/^segment (\d+)$/.exec(name)?.[1] ?? Number.NaN);
    const block = Number.isNaN(number) ? null : await store.read(name);
    const packed = block === null ? null : await sealed.open(block);
    if (block === null || packed === null) continue;
    // One that is damaged is as if it had never been read: the rooms are read again where something is missing.
    for (const document of await unpackSegment(packed).catch(() => [])) {
      if (messages % loadSlice === 0) await pause();
      add(document, number);
    }
    const segment = segments.get(number);
    if (segment !== undefined) segment.bytes = block.length;
  }

  /** The number of the piece that a new message goes into. */
  function openSegment(): number {
    const last = Math.max(0, ...segments.keys());
    return (segments.get(last)?.entries.length ?? 0) < segmentSize ? last : last + 1;
  }

  function inOrder(): readonly Entry[] {
    if (!sorted) ordered.sort((left, right) => left.document.timestamp - right.document.timestamp);
    sorted = true;
    return ordered;
  }

  inOrder();
  return {
    get messages() {
      return messages;
    },
    get bytes() {
      return [...segments.values()].reduce((sum, { bytes }) => sum + bytes, 0);
    },
    get: (roomId, reference) => rooms.get(roomId)?.get(reference)?.document ?? null,
    put(document) {
      const known = rooms.get(document.roomId)?.get(document.reference);
      if (known?.document.text === document.text) return false;
      if (known === undefined && messages >= mostMessages) return false;
      const number = known?.segment ?? openSegment();
      if (known === undefined) add(document, number);
      else {
        known.document = { ...known.document, text: document.text };
        known.folded = foldText(document.text);
      }
      const segment = segments.get(number);
      if (segment !== undefined) segment.changed = true;
      return true;
    },
    remove(roomId, reference) {
      const entry = rooms.get(roomId)?.get(reference);
      if (entry === undefined) return;
      rooms.get(roomId)?.delete(reference);
      drop(new Set([entry]));
    },
    removeRoom(roomId) {
      drop(new Set(rooms.get(roomId)?.values()));
      rooms.delete(roomId);
    },
    async find(terms, filter, most) {
      const entries = inOrder();
      const found: SearchDocument[] = [];
      for (let at = entries.length - 1; at >= 0 && found.length < most; at--) {
        if (at % sliceSize === 0) await pause();
        const entry = entries[at];
        if (entry !== undefined && fits(entry.document, filter) && hasTerms(entry.folded, terms)) {
          found.push(entry.document);
        }
      }
      return found;
    },
    around(document) {
      const entries = inOrder();
      const at = entries.findLastIndex(({ document: other }) => other === document);
      const inRoom = ({ document: other }: Entry) => other.roomId === document.roomId;
      const before = at < 0 ? undefined : entries.slice(Math.max(0, at - nearby), at).findLast(inRoom);
      const after = at < 0 ? undefined : entries.slice(at + 1, at + 1 + nearby).find(inRoom);
      return [before?.document ?? null, after?.document ?? null];
    },
    async flush() {
      for (const [number, segment] of segments) {
        if (!segment.changed) continue;
        segment.changed = false;
        const block = await sealed.seal(await packSegment(segment.entries.map(({ document }) => document)));
        segment.bytes = block.length;
        await store.write(`segment ${number}`, block);
      }
    },
  };
}

function fits(document: SearchDocument, { roomId, sender, after, before, fileOnly }: SearchFilter): boolean {
  return (
    (roomId === null || document.roomId === roomId) &&
    (sender === null || document.sender === sender) &&
    (after === null || document.timestamp >= after) &&
    (before === null || document.timestamp < before) &&
    (!fileOnly || document.file)
  );
}
