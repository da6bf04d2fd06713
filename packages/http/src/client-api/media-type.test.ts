import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { isInlineType, isThumbnailType, parseMediaType } from "./media-type.ts";

test("media types: what is kept of one, whether it is shown in place, whether it is a thumbnail", async (t) => {
  const rows: readonly [string | undefined, string | null, boolean, boolean][] = [
    ["image/png", "image/png", true, true],
    ["IMAGE/PNG", "IMAGE/PNG", true, true],
    ["image/jpeg; q=1", "image/jpeg; q=1", true, true],
    ['text/plain; charset="utf-8"', 'text/plain; charset="utf-8"', true, false],
    ["text/html", "text/html", false, false],
    ["image/svg+xml", "image/svg+xml", false, false],
    ["application/octet-stream", "application/octet-stream", false, false],
    ["image/png, text/html", null, false, false],
    ["image/png\r\nx: y", null, false, false],
    ["nonsense", null, false, false],
    [undefined, null, false, false],
  ];
  for (const [text, kept, inline, thumbnail] of rows) {
    await t.test(JSON.stringify(text) ?? "none", () => {
      const type = parseMediaType(text);
      deepEqual([type, isInlineType(type ?? ""), isThumbnailType(type ?? "")], [kept, inline, thumbnail]);
    });
  }
});
