import { doesNotThrow, throws } from "node:assert/strict";
import { test } from "node:test";
import type { EventDraft } from "@conclave/protocol/events/pdu";
import { checkMessageContent } from "./message-content.ts";

// biome-ignore format: tables are aligned
test("what a message must say", async (t) => {
  const text = { msgtype: "m.text", body: "hello" };
  const noKind = "content.msgtype of an m.room.message must be a string.";
  const noText = "content.body of an m.room.message must be a string.";
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
  ];
  for (const [name, draft, refusal] of rows) {
    await t.test(name, () => {
      if (refusal === undefined) doesNotThrow(() => checkMessageContent(draft));
      else throws(() => checkMessageContent(draft), { code: "M_BAD_JSON", message: refusal });
    });
  }
});
