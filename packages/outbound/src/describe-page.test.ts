import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { describePage, type PageDescription } from "./describe-page.ts";

const describe = (html: string | Uint8Array, contentType = "text/html") =>
  describePage({ contentType, bytes: typeof html === "string" ? new TextEncoder().encode(html) : html });

const og = (name: string, content: string) => `<meta property="og:${name}" content="${content}">`;
const rows: readonly [string, string, PageDescription][] = [
  ["nothing", "", {}],
  ["no markup", "plain words", {}],
  ["HTML's own", '<title>A &amp; B</title><meta name=description content="C">', { title: "A & B", description: "C" }],
  [
    "OpenGraph before HTML's own",
    `<title>A</title>${og("title", "B")}${og("description", "C")}${og("site_name", "D")}${og("type", "article")}`,
    { title: "B", description: "C", siteName: "D", type: "article" },
  ],
  ["HTML's own where OpenGraph's is empty", `<title>A</title>${og("title", " ")}`, { title: "A" }],
  ["the first of two", og("title", "A") + og("title", "B"), { title: "A" }],
  ["markup in a title is text", "<title><b>A</b></title>", { title: "<b>A</b>" }],
  ["a script that writes metadata", `<script>document.write('${og("title", "A")}')</script>`, {}],
  ["a comment", `<!-- ${og("title", "A")} -->`, {}],
  ["what stands in the body", `<body><title>A</title>${og("title", "B")}</body>`, {}],
  ["a picture's title", "<body><svg><title>A</title></svg>", {}],
  ["line breaks and control characters", "<title>\n A\u0007 \t B </title>", { title: "A B" }],
  ["a head that has no end", `<title>A</title><p>${og("title", "B")}`, { title: "A" }],
  ["a picture for who runs no scripts", `<noscript><img></noscript>${og("title", "A")}`, { title: "A" }],
  ["a page that ends early", "<title>A", { title: "A" }],
  ["Chinese", "<title>项目计划</title>", { title: "项目计划" }],
];

test("what a page says of itself", async (t) => {
  for (const [name, html, expected] of rows) await t.test(name, async () => deepEqual(await describe(html), expected));
});

test("texts are cut, between characters", async () => {
  const { title, description } = await describe(
    `<title>${"😀".repeat(400)}</title>${og("description", "a".repeat(2_000))}`,
  );
  equal(title, "😀".repeat(300));
  equal(description?.length, 1_000);
});

test("the encoding is the header's, the page's own, or UTF-8", async () => {
  const title = (bytes: readonly number[], before = "") =>
    new Uint8Array([...Buffer.from(`${before}<title>`), ...bytes, ...Buffer.from("</title>")]);
  // "中" in GBK, "é" in Latin 1.
  deepEqual(await describe(title([0xd6, 0xd0]), "text/html; charset=GBK"), { title: "中" });
  deepEqual(await describe(title([0xd6, 0xd0], '<meta charset="gb2312">')), { title: "中" });
  deepEqual(await describe(title([0xe9]), "text/html; charset=iso-8859-1"), { title: "é" });
  deepEqual(await describe(title([0xe9]), "text/html; charset=nonsense"), { title: "\ufffd" });
});
