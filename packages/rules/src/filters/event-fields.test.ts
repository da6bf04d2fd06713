import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "@conclave/base/json";
import { keepFields } from "./event-fields.ts";

const event: JsonObject = {
  type: "m.room.message",
  sender: "@a:x",
  event_id: "$1",
  origin_server_ts: 1,
  content: { body: "hello", "m.mentions": { room: true, user_ids: [] }, "back\\slash": 1 },
  unsigned: { age: 5 },
};
const { content: _, unsigned: __, ...identity } = event;

test("which fields of an event are kept", async (t) => {
  const rows: readonly [string, readonly string[], JsonObject][] = [
    ["none: what identifies it", [], { ...identity, content: {} }],
    ["a whole object", ["unsigned"], { ...identity, content: {}, unsigned: { age: 5 } }],
    ["one field of it", ["content.body"], { ...identity, content: { body: "hello" } }],
    [
      "two of it",
      ["content.body", "content.back\\\\slash"],
      { ...identity, content: { body: "hello", "back\\slash": 1 } },
    ],
    ["a dot in a name", ["content.m\\.mentions.room"], { ...identity, content: { "m.mentions": { room: true } } }],
    ["a dot that isn't escaped", ["content.m.mentions"], { ...identity, content: {} }],
    ["a field that isn't there", ["content.url", "nothing"], { ...identity, content: {} }],
    ["below what is no object", ["content.body.length"], { ...identity, content: {} }],
    ["a part of what is there whole", ["content.body", "content"], { ...identity, content: event["content"] }],
    ["what only prototypes have", ["content.constructor", "__proto__"], { ...identity, content: {} }],
  ];
  for (const [name, fields, expected] of rows) await t.test(name, () => deepEqual(keepFields(event, fields), expected));
});
