import { isJsonObject } from "@conclave/base/json";
import { deflateParts, inflateParts } from "./deflated-parts.ts";
import { packText, unpackText } from "./packed-text.ts";
import { referenceLength, type SearchDocument } from "./search-document.ts";

/** Between two texts; none of them has it. */
const separator = "\u0000";

/** A text in an alphabet of few letters; those of the others are packed apart, where their own letters are the frequent ones. */
const fewLetters = /^[\p{ASCII}\u00a0-\u04ff\u2010-\u2030]*$/u;

/** What a segment holds besides texts and references: a column for each part of its documents, since like stands beside like then. */
interface Columns {
  readonly rooms: readonly string[];
  readonly senders: readonly string[];
  readonly room: readonly number[];
  readonly sender: readonly number[];
  readonly after: readonly number[];
  readonly files: readonly number[];
  /** 1 for each text of many letters. */
  readonly rich: readonly number[];
  readonly alphabets: readonly string[];
}

/** Packs documents into few bytes. */
export async function packSegment(documents: readonly SearchDocument[]): Promise<Uint8Array<ArrayBuffer>> {
  const rooms = [...new Set(documents.map(({ roomId }) => roomId))];
  const senders = [...new Set(documents.map(({ sender }) => sender))];
  const texts = documents.map(({ text }) => text.replaceAll(separator, ""));
  const [poor, rich] = [true, false].map((few) =>
    packText(texts.filter((text) => fewLetters.test(text) === few).join(separator)),
  );
  const columns: Columns = {
    rooms,
    senders,
    room: documents.map(({ roomId }) => rooms.indexOf(roomId)),
    sender: documents.map(({ sender }) => senders.indexOf(sender)),
    after: documents.map(({ timestamp }, index) => timestamp - (documents[index - 1]?.timestamp ?? 0)),
    files: documents.flatMap(({ file }, index) => (file ? [index] : [])),
    rich: texts.map((text) => (fewLetters.test(text) ? 0 : 1)),
    alphabets: [poor?.alphabet ?? "", rich?.alphabet ?? ""],
  };
  const references = documents.map(({ reference }) => reference.padEnd(referenceLength)).join("");
  const encoded = [JSON.stringify(columns), references].map((text) => new TextEncoder().encode(text));
  return deflateParts([...encoded, poor?.bytes ?? new Uint8Array(), rich?.bytes ?? new Uint8Array()]);
}

/** Unpacks what `packSegment` packed. @throws Error for anything else. */
export async function unpackSegment(packed: Uint8Array<ArrayBuffer>): Promise<readonly SearchDocument[]> {
  const [head, references, poor, rich] = await inflateParts(packed);
  const decoded: unknown = JSON.parse(new TextDecoder().decode(head));
  if (!isJsonObject(decoded)) throw new Error("the segment has no columns");
  // It was opened with this device's key, so it holds what this client put there.
  const columns = decoded as unknown as Columns;
  const texts = [poor, rich].map((bytes = new Uint8Array(), index) =>
    unpackText({ alphabet: columns.alphabets[index] ?? "", bytes }).split(separator),
  );
  const names = new TextDecoder().decode(references);
  const files = new Set(columns.files);
  const next = [0, 0];
  let timestamp = 0;
  return columns.after.map((after, index): SearchDocument => {
    timestamp += after;
    const kind = columns.rich[index] ?? 0;
    const place = next[kind] ?? 0;
    next[kind] = place + 1;
    return {
      roomId: columns.rooms[columns.room[index] ?? 0] ?? "",
      reference: names.slice(index * referenceLength, (index + 1) * referenceLength).trimEnd(),
      sender: columns.senders[columns.sender[index] ?? 0] ?? "",
      timestamp,
      text: texts[kind]?.[place] ?? "",
      file: files.has(index),
    };
  });
}
