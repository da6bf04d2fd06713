import { setImmediate } from "node:timers/promises";
import { Parser } from "htmlparser2";
import type { FetchedPage } from "./fetch-page.ts";

/** What a page says of itself. */
export interface PageDescription {
  readonly title?: string;
  readonly description?: string;
  readonly siteName?: string;
  /** OpenGraph's: `article`, `website`. */
  readonly type?: string;
}

/** Characters of each; whatever is longer is cut. */
const longest = { title: 300, description: 1_000, siteName: 100, type: 50 } as const;
type Part = keyof typeof longest;

/** Where each is looked for, the first that is there: OpenGraph's properties, then HTML's own (https://ogp.me, HTML section 4.2). */
const sources: Readonly<Record<Part, readonly string[]>> = {
  title: ["og:title", "<title>"],
  description: ["og:description", "description"],
  siteName: ["og:site_name"],
  type: ["og:type"],
};

/** What a head consists of (HTML section 4.2); any other element begins the body. */
const headElements: ReadonlySet<string> = new Set([
  "html",
  "head",
  "title",
  "base",
  "link",
  "meta",
  "style",
  "script",
  "noscript",
  "template",
]);
/** Characters that are parsed in one go: a hostile page must not hold up everybody else. */
const slice = 4_096;

/** Reads the head of a page, a slice at a time; its text comes back as plain text, without markup. */
export async function describePage(page: FetchedPage): Promise<PageDescription> {
  const found = await metadataOf(textOf(page));
  const parts: { -readonly [P in Part]?: string } = {};
  for (const part of Object.keys(sources) as Part[]) {
    const text = sources[part].map((source) => plain(found.get(source) ?? "")).find((each) => each !== "");
    if (text !== undefined) parts[part] = [...text].slice(0, longest[part]).join("");
  }
  return parts;
}

async function metadataOf(html: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  let isOver = false;
  let within: "title" | "noscript" | undefined;
  const parser = new Parser({
    onopentag(tag, attributes) {
      // What browsers without scripts see there is no part of the head.
      if (isOver || within === "noscript") return;
      isOver = !headElements.has(tag);
      if (tag === "noscript" || (tag === "title" && !found.has("<title>"))) within = tag;
      const name = (attributes["property"] ?? attributes["name"] ?? "").toLowerCase();
      if (tag === "meta" && name !== "" && !found.has(name)) found.set(name, attributes["content"] ?? "");
    },
    ontext(text) {
      if (!isOver && within === "title") found.set("<title>", (found.get("<title>") ?? "") + text);
    },
    onclosetag(tag) {
      if (tag === within) within = undefined;
    },
  });
  for (let start = 0; start < html.length && !isOver; start += slice) {
    parser.write(html.slice(start, start + slice));
    await setImmediate();
  }
  parser.end();
  return found;
}

function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\s]+/gu, " ").trim();
}

/** In the encoding that the header names, or the page in its first kilobyte (HTML section 13.2.3.2); otherwise UTF-8. */
function textOf({ contentType, bytes }: FetchedPage): string {
  const beginning = new TextDecoder("latin1").decode(bytes.subarray(0, 1_024));
  const named = /charset\s*=\s*["']?([\w-]+)/i;
  const label = named.exec(contentType)?.[1] ?? named.exec(beginning)?.[1] ?? "utf-8";
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
