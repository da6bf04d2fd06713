import { doesNotThrow, throws } from "node:assert/strict";
import { test } from "node:test";
import type { EventDraft } from "@conclave/protocol/events/pdu";
import { checkMessageContent } from "./message-content.ts";

// biome-ignore format: tables are aligned
test("what a message must say", async (t) => {
  const text = { msgtype: "m.text", body: "hello" };
  const noKind = "content.msgtype of an m.room.message must be a string.";
  const noText = "content.body of an m.room.message must be a string.";
  const noTarget = "content.m.relates_to.event_id must be an event identifier.";
  const about = (event_id: unknown) => ({ ...text, "m.relates_to": { rel_type: "m.thread", event_id } }) as EventDraft["content"];
  const rows: readonly [string, EventDraft, string | undefined][] = [
    ["a text",                     { type: "m.room.message", content: text },                       undefined],
    ["an empty text",              { type: "m.room.message", content: { ...text, body: "" } },      undefined],
    ["a kind of one's own",        { type: "m.room.message", content: { ...text, msgtype: "x" } },  undefined],
    ["no kind",                    { type: "m.room.message", content: { body: "hello" } },          noKind],
    ["a number as kind",           { type: "m.room.message", content: { ...text, msgtype: 1 } },    noKind],
    ["no text",                    { type: "m.room.message", content: { msgtype: "m.text" } },      noText],
    ["a text that is none",        { type: "m.room.message", content: { ...text, body: null } },    noText],
    ["nothing",                    { type: "m.room.message", content: {} },                         noKind],
    ["a request, no text",         { type: "m.room.message", content: { msgtype: "m.key.verification.request" } }, undefined],
    ["state of that name",         { type: "m.room.message", state_key: "", content: {} },          undefined],
    ["any other event",            { type: "m.room.encrypted", content: {} },                       undefined],
    ["about an event",             { type: "m.room.message", content: about("$event") },            undefined],
    ["an answer, no relation",     { type: "m.room.message", content: { ...text, "m.relates_to": { "m.in_reply_to": { event_id: "$e" } } } }, undefined],
    ["about a number",             { type: "m.room.message", content: about(5) },                   noTarget],
    ["about a room",               { type: "m.room.encrypted", content: about("!room") },           noTarget],
    ["about nothing",              { type: "m.reaction", content: { "m.relates_to": { rel_type: "m.annotation", key: "x" } } }, noTarget],
    ["state about a number",       { type: "m.x", state_key: "", content: about(5) },               undefined],
  ];
  for (const [name, draft, refusal] of rows) {
    await t.test(name, () => {
      if (refusal === undefined) doesNotThrow(() => checkMessageContent(draft));
      else throws(() => checkMessageContent(draft), { code: "M_BAD_JSON", message: refusal });
    });
  }
});
