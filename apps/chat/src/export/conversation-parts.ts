import type { KeptLine } from "./kept-line.ts";
import { lineData } from "./line-data.ts";
import { messagesHtml } from "./messages-html.ts";
import type { ZipWriter } from "./zip-writer.ts";

/** Lines of one file, which is as much as browsers show with ease. */
const linesPerPart = 1_000;

/** A part of a conversation, by the name of its files without their ending. */
export interface ConversationPart {
  readonly name: string;
  readonly lines: number;
  /** Milliseconds since the epoch of its first and its last line. */
  readonly from: number;
  readonly until: number;
}

/** Writes a conversation in parts, from its end to its beginning; the first one is the newest. */
export interface ConversationParts {
  /** `older`: oldest first, all of them older than those before. */
  add(older: readonly KeptLine[]): Promise<void>;
  /** Writes what is left; gives all parts, the newest first. */
  finish(): Promise<readonly ConversationPart[]>;
}

/** `folder` ends with a slash. */
export function conversationParts(zip: ZipWriter, folder: string, title: string): ConversationParts {
  const written: ConversationPart[] = [];
  let waiting: readonly KeptLine[] = [];

  const nameOf = (part: number) => `messages-${String(part + 1).padStart(4, "0")}`;

  async function write(lines: readonly KeptLine[], isLast: boolean): Promise<void> {
    const part = written.length;
    const name = nameOf(part);
    const later = part === 0 ? null : `${nameOf(part - 1)}.html`;
    const earlier = isLast ? null : `${nameOf(part + 1)}.html`;
    await zip.add(`${folder}messages/${name}.html`, utf8(messagesHtml(title, lines, { earlier, later })));
    await zip.add(`${folder}messages/${name}.json`, utf8(JSON.stringify(lines.map(lineData), null, 1)));
    const [first, last] = [lines[0]?.item.timestamp ?? 0, lines.at(-1)?.item.timestamp ?? 0];
    written.push({ name, lines: lines.length, from: first, until: last });
  }

  return {
    async add(older) {
      waiting = [...older, ...waiting];
      // One line more, so that there is an earlier part to lead to.
      while (waiting.length > linesPerPart) {
        await write(waiting.slice(-linesPerPart), false);
        waiting = waiting.slice(0, -linesPerPart);
      }
    },
    async finish() {
      if (waiting.length > 0) await write(waiting, true);
      waiting = [];
      return written;
    },
  };
}

export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
