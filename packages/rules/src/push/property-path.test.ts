import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { propertyAt } from "./property-path.ts";

// biome-ignore format: tables are aligned
test("properties by path", async (t) => {
  const event = { type: "x", content: { body: "b", "m.mentions": { room: true }, "a\\b": 1, "a.": 2, "a\\x": 3, "": { "": 4 }, list: [5], none: null } };
  const rows: readonly [string, unknown][] = [
    ["type",                        "x"],
    ["content.body",                "b"],
    ["content.m\\.mentions.room",   true],
    ["content.m.mentions.room",     undefined],
    ["content.a\\\\b",              1],
    ["content.a\\.",                2],
    ["content.a\\x",                3],
    ["content..",                   4],
    ["content.none",                null],
    ["content.none.x",              undefined],
    ["content.list.0",              undefined],
    ["content.body.length",         undefined],
    ["content.constructor",         undefined],
    ["toString",                    undefined],
    ["",                            undefined],
  ];
  for (const [path, expected] of rows) await t.test(path, () => deepEqual(propertyAt(event, path), expected));
});
