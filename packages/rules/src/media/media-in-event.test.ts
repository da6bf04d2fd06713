import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { mediaInEvent } from "./media-in-event.ts";

const rows: readonly [string, unknown, readonly string[]][] = [
  ["a text", { body: "mxc://x/a" }, []],
  ["a file", { url: "mxc://x/a" }, ["mxc://x/a"]],
  ["a picture", { url: "mxc://x/a", info: { thumbnail_url: "mxc://x/b" } }, ["mxc://x/a", "mxc://x/b"]],
  [
    "an encrypted attachment in the clear",
    { file: { url: "mxc://x/a" }, info: { thumbnail_file: { url: "mxc://x/b" } } },
    ["mxc://x/a", "mxc://x/b"],
  ],
  ["an edit", { url: "mxc://x/a", "m.new_content": { url: "mxc://x/b" } }, ["mxc://x/a", "mxc://x/b"]],
  ["an edit in an edit", { "m.new_content": { "m.new_content": { url: "mxc://x/b" } } }, []],
  ["an encrypted event", { algorithm: "m.megolm.v1.aes-sha2", ciphertext: "…" }, []],
  ["nonsense", { url: 5, info: "x", file: null, "m.new_content": 3 }, []],
  ["no object", null, []],
];

test("which files an event names", async (t) => {
  for (const [name, content, expected] of rows) await t.test(name, () => deepEqual(mediaInEvent(content), expected));
});
