import { equal } from "node:assert/strict";
import { test } from "node:test";
import { contentDisposition } from "./content-disposition.ts";

test("Content-Disposition", async (t) => {
  const rows: readonly [string | null, string][] = [
    [null, "inline"],
    ["", "inline"],
    ["\r\n\u0000", "inline"],
    ["plan.pdf", 'inline; filename="plan.pdf"'],
    ['a "b" \\c', 'inline; filename="a \\"b\\" \\\\c"'],
    ["a\r\nSet-Cookie: b", 'inline; filename="aSet-Cookie: b"'],
    ["计划 (1).pdf", "inline; filename=\"__ (1).pdf\"; filename*=UTF-8''%E8%AE%A1%E5%88%92%20%281%29.pdf"],
    ["half \ud800", "inline; filename=\"half _\"; filename*=UTF-8''half%20%EF%BF%BD"],
  ];
  for (const [name, expected] of rows) {
    await t.test(JSON.stringify(name), () => equal(contentDisposition("inline", name), expected));
  }
});
