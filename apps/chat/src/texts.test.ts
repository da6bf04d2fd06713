import { expect, test } from "vitest";

// Every text is in a catalogue, in both languages with the same places, and is shown by somebody.

const sources: Readonly<Record<string, string>> = import.meta.glob(["./**/*.ts", "./**/*.tsx", "!./**/*.test.*"], {
  query: "?raw",
  import: "default",
  eager: true,
});
const catalogues = Object.keys(sources).filter((path) => path.endsWith("/messages.ts"));

/** The texts of one language by key, as they are written in the source. */
function textsOf(object: string): Map<string, string> {
  const texts = new Map<string, string>();
  let key = "";
  for (const line of object.split("\n")) {
    const found = /^ {4}(?:"([\w-]+)"|(\w+)):/.exec(line);
    if (found) key = found[1] ?? found[2] ?? "";
    if (key !== "") texts.set(key, `${texts.get(key) ?? ""}${line}`);
  }
  return texts;
}

function languagesOf(path: string): readonly [english: Map<string, string>, chinese: Map<string, string>] {
  const [english = "", chinese = ""] = (sources[path] ?? "").split("\n  },\n  {\n");
  return [textsOf(english), textsOf(chinese)];
}

const places = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join(" ");

/** Whatever in a file may be a key: each text and each template, whose places may be anything. */
function patternsOf(source: string): readonly RegExp[] {
  const literals = source.match(/"[\w-]+"|`[\w-]*\$\{[^}]+\}[\w-]*`/g) ?? [];
  return literals.map((literal) => new RegExp(`^${literal.slice(1, -1).replace(/\$\{[^}]+\}/, "[\\w-]+")}$`));
}

function resolved(from: string, specifier: string): string {
  return `.${new URL(specifier, new URL(from, "file:///")).pathname}`;
}

/** The files that take texts from a catalogue. */
function readersOf(catalogue: string): readonly string[] {
  return Object.keys(sources).filter((path) =>
    [...(sources[path] ?? "").matchAll(/import \{ t(?: as \w+)? \} from "([^"]+)"/g)].some(
      ([, specifier = ""]) => resolved(path, specifier) === catalogue,
    ),
  );
}

test("there are catalogues", () => {
  expect(catalogues.length).toBeGreaterThan(8);
});

test.each(catalogues)("%s: each text is in both languages, with the same places", (path) => {
  const [english, chinese] = languagesOf(path);
  expect([...chinese.keys()]).toEqual([...english.keys()]);
  for (const [key, text] of english) expect(`${key} ${places(chinese.get(key) ?? "")}`).toBe(`${key} ${places(text)}`);
});

test.each(catalogues)("%s: each text is shown by somebody", (path) => {
  const patterns = readersOf(path).flatMap((reader) => patternsOf(sources[reader] ?? ""));
  const unused = [...languagesOf(path)[0].keys()].filter((key) => !patterns.some((pattern) => pattern.test(key)));
  expect(unused).toEqual([]);
});

test("no view holds a text of its own", () => {
  const found = Object.entries(sources)
    .filter(([path]) => path.endsWith(".tsx"))
    .flatMap(([path, source]) =>
      [
        ...source.matchAll(/<\/?[A-Za-z][^<>]*>\s*([A-Za-z][A-Za-z ,.']{2,}|\p{Script=Han}+)\s*</gu),
        ...source.matchAll(/\b(?:label|title|placeholder|aria-label|alt)="([^"]+)"/g),
      ].map(([, text]) => `${path}: ${text}`),
    );
  // The name of the product is the same in every language.
  expect(found).toEqual(["./page/card-page.tsx: Conclave"]);
});
