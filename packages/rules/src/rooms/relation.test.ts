import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "@conclave/base/json";
import { type Related, relationOf, takesEffect } from "./relation.ts";

const target = `$${"a".repeat(43)}`;

// biome-ignore format: tables are aligned
test("which relation a content states", async (t) => {
  const rows: readonly [string, JsonObject, object | undefined][] = [
    ["none",                    { body: "x" },                                                                  undefined],
    ["a reply alone",           { "m.relates_to": { "m.in_reply_to": { event_id: target } } },                    undefined],
    ["a thread",                { "m.relates_to": { rel_type: "m.thread", event_id: target } },                   { relatesTo: target, relationType: "m.thread", annotationKey: null }],
    ["a reaction",              { "m.relates_to": { rel_type: "m.annotation", event_id: target, key: "+" } },     { relatesTo: target, relationType: "m.annotation", annotationKey: "+" }],
    ["a key on something else", { "m.relates_to": { rel_type: "m.thread", event_id: target, key: "+" } },         { relatesTo: target, relationType: "m.thread", annotationKey: null }],
    ["no event",                { "m.relates_to": { rel_type: "m.thread" } },                                   undefined],
    ["no identifier",           { "m.relates_to": { rel_type: "m.thread", event_id: "a" } },                    undefined],
    ["no kind",                 { "m.relates_to": { event_id: target } },                                         undefined],
    ["a kind that is no text",  { "m.relates_to": { rel_type: 5, event_id: target } },                            undefined],
    ["no object",               { "m.relates_to": target },                                                       undefined],
  ];
  for (const [name, content, expected] of rows) await t.test(name, () => deepEqual(relationOf(content), expected));
});

// biome-ignore format: tables are aligned
test("which relations count", async (t) => {
  const message: Related = { type: "m.room.message", sender: "@a:x", roomId: "!r", stateKey: null, relationType: undefined };
  const edit: Related = { ...message, relationType: "m.replace" };
  const reply: Related = { ...message, relationType: "m.thread" };
  const whole = { "m.new_content": { body: "y" } };
  const rows: readonly [string, Related, JsonObject, Related | undefined, boolean][] = [
    ["an edit",                             edit,                                   whole, message,                                    true],
    ["an edit of another's message",        { ...edit, sender: "@b:x" },            whole, message,                                    false],
    ["an edit of another type",             { ...edit, type: "m.sticker" },         whole, message,                                    false],
    ["an edit of a setting",                edit,                                   whole, { ...message, stateKey: "" },               false],
    ["an edit of an edit",                  edit,                                   whole, edit,                                       false],
    ["an edit of a reply in a thread",      edit,                                   whole, reply,                                      true],
    ["an edit that says nothing new",       edit,                                   {},    message,                                    false],
    ["an encrypted edit",                   { ...edit, type: "m.room.encrypted" },  {},    { ...message, type: "m.room.encrypted" },   true],
    ["an edit of nothing",                  edit,                                   whole, undefined,                                  false],
    ["an edit from another room",           edit,                                   whole, { ...message, roomId: "!s" },               false],
    ["a reply in a thread",                 reply,                                  {},    { ...message, sender: "@b:x" },             true],
    ["a thread in a thread",                reply,                                  {},    reply,                                      false],
    ["a thread at a reaction",              reply,                                  {},    { ...message, relationType: "m.annotation" }, false],
    ["a thread at a setting",               reply,                                  {},    { ...message, stateKey: "" },               true],
    ["a reference to a reference",          { ...message, relationType: "m.reference" }, {}, { ...message, relationType: "m.reference" }, true],
    ["something of one's own",              { ...message, relationType: "org.own" }, {},   { ...message, sender: "@b:x" },             true],
  ];
  for (const [name, child, content, target, expected] of rows) {
    await t.test(name, () => equal(takesEffect(child, content, target), expected));
  }
});
