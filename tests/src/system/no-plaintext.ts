import { readdirSync, readFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";

/** A place where something can be read that nobody should be able to read. */
export interface Finding {
  readonly text: string;
  /** How it is written there. */
  readonly form: string;
  /** Below the folder that was searched. */
  readonly file: string;
  /** In bytes from the file's beginning; -1 where the name of the file holds it. */
  readonly offset: number;
}

interface Needle {
  readonly text: string;
  readonly form: string;
  readonly bytes: Buffer;
}

/** What is shorter turns up by chance in a few megabytes of ciphertext. */
const shortestText = 8;
/** Three characters of base64 may lack at either end. */
const shortestNeedle = 8;
const chunkLength = 1_048_576;

/**
 * Looks for texts, byte by byte, in every file of a data folder (database, write-ahead log, media, whatever else is there) and
 * in the files' names: as UTF-8, UTF-16, base64 at any alignment, hexadecimal, and escaped as in JSON and in URLs.
 *
 * @param texts of 8 bytes or more each; Error otherwise.
 * @returns where they are; empty when nothing can be read.
 */
export async function findPlaintext(folder: string, texts: readonly string[]): Promise<readonly Finding[]> {
  const needles = texts.flatMap(needlesOf);
  const findings: Finding[] = [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const file = path.slice(folder.length + 1);
    for (const { text, form, bytes } of needles) {
      if (Buffer.from(file).includes(bytes)) findings.push({ text, form, file, offset: -1 });
    }
    if (entry.isFile() && !isOwnLock(folder, file)) findings.push(...(await searchFile(path, file, needles)));
  }
  return findings;
}

/** Closing any descriptor of it drops the lock of this very process (docs/decisions/0005); there is nothing in it anyway. */
function isOwnLock(folder: string, file: string): boolean {
  if (file !== "server.lock") return false;
  try {
    return Number(readFileSync(join(folder, "server.pid"), "utf8")) === process.pid;
  } catch {
    return false;
  }
}

async function searchFile(path: string, file: string, needles: readonly Needle[]): Promise<readonly Finding[]> {
  const overlap = Math.max(0, ...needles.map(({ bytes }) => bytes.length - 1));
  const found = new Map<Needle, number>();
  let carried: Buffer = Buffer.alloc(0);
  let start = 0;
  for await (const chunk of (await open(path)).createReadStream({ highWaterMark: chunkLength })) {
    const window = Buffer.concat([carried, chunk]);
    for (const needle of needles) {
      const place = found.has(needle) ? -1 : window.indexOf(needle.bytes);
      if (place >= 0) found.set(needle, start - carried.length + place);
    }
    start += chunk.length;
    carried = window.subarray(Math.max(0, window.length - overlap));
  }
  return [...found].map(([{ text, form }, offset]) => ({ text, form, file, offset }));
}

function needlesOf(text: string): readonly Needle[] {
  const utf8 = Buffer.from(text, "utf8");
  if (utf8.length < shortestText) throw new Error(`"${text}" is too short to be looked for: it may turn up by chance.`);
  const utf16 = Buffer.from(text, "utf16le");
  const forms: readonly (readonly [string, Buffer])[] = [
    ["UTF-8", utf8],
    ["UTF-16LE", utf16],
    ["UTF-16BE", Buffer.from(utf16).swap16()],
    ["JSON with escapes", Buffer.from(escapeForJson(text))],
    ["URL with escapes", Buffer.from(encodeURIComponent(text))],
    ["hexadecimal", Buffer.from(utf8.toString("hex"))],
    ...[0, 1, 2].flatMap((alignment) => [
      [`base64, alignment ${alignment}`, base64Core(utf8, alignment, "base64")] as const,
      [`base64url, alignment ${alignment}`, base64Core(utf8, alignment, "base64url")] as const,
    ]),
  ];
  const different = new Map(
    forms.toReversed().map(([form, bytes]) => [bytes.toString("latin1"), { text, form, bytes }]),
  );
  return [...different.values()].filter(({ bytes }) => bytes.length >= shortestNeedle);
}

/** The part of a text's base64 that is the same whatever stands before and behind it. */
function base64Core(bytes: Buffer, alignment: number, encoding: "base64" | "base64url"): Buffer {
  const written = Buffer.concat([Buffer.alloc(alignment), bytes]).toString(encoding);
  return Buffer.from(written.slice(Math.ceil((alignment * 8) / 6), Math.floor(((alignment + bytes.length) * 8) / 6)));
}

function escapeForJson(text: string): string {
  return JSON.stringify(text)
    .slice(1, -1)
    .replace(/[^\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
