import { expect, test } from "vitest";
import { harmlessContentType } from "./harmless-content-type.ts";

test("only what can't carry script keeps its type", () => {
  const rows: readonly [string | null, string][] = [
    ["image/png", "image/png"],
    ["IMAGE/JPEG; charset=x", "image/jpeg"],
    ["video/mp4", "video/mp4"],
    ["image/svg+xml", "application/octet-stream"],
    ["text/html", "application/octet-stream"],
    ["application/pdf", "application/octet-stream"],
    ["text/plain", "application/octet-stream"],
    ["", "application/octet-stream"],
    [null, "application/octet-stream"],
  ];
  for (const [claimed, harmless] of rows) expect(harmlessContentType(claimed), String(claimed)).toBe(harmless);
});
