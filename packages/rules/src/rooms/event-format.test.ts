import { doesNotThrow, equal, throws } from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "@conclave/base/json";
import type { RoomVersionId } from "@conclave/protocol/events/room-version-id";
import { event, roomId, version } from "../testing/room.ts";
import { checkEventFormat, checkEventNames, checkedCanonicalJson, maximumEventBytes } from "./event-format.ts";

// biome-ignore format: tables are aligned
test("sizes of names, in bytes", async (t) => {
  const rows: readonly [string, { type: string; state_key?: string }, string | undefined][] = [
    ["type of 255",              { type: "t".repeat(255) },                           undefined],
    ["type of 256",              { type: "t".repeat(256) },                           "type is longer than 255 bytes."],
    ["type of 128 letters, 256", { type: "é".repeat(128) },                           "type is longer than 255 bytes."],
    ["type of 127 letters, 254", { type: "é".repeat(127) },                           undefined],
    ["state key of 255",         { type: "x", state_key: "k".repeat(255) },           undefined],
    ["state key of 256",         { type: "x", state_key: "k".repeat(256) },           "state_key is longer than 255 bytes."],
    ["state key of 64 emoji",    { type: "x", state_key: "\u{1f600}".repeat(64) },    "state_key is longer than 255 bytes."],
    ["state key of 63 emoji",    { type: "x", state_key: "\u{1f600}".repeat(63) },    undefined],
  ];
  for (const [name, names, refusal] of rows) {
    await t.test(name, () => {
      if (refusal === undefined) doesNotThrow(() => checkEventNames(names));
      else throws(() => checkEventNames(names), { code: "M_TOO_LARGE", message: refusal });
    });
  }
});

test("size of a whole event", () => {
  const room = Buffer.byteLength(checkedCanonicalJson(event({ type: "x", content: { body: "" } })));
  const filled = (bytes: number, letter = "b") =>
    event({ type: "x", content: { body: letter.repeat((bytes - room) / Buffer.byteLength(letter)) } });
  equal(Buffer.byteLength(checkedCanonicalJson(filled(maximumEventBytes))), maximumEventBytes);
  const refusal = { code: "M_TOO_LARGE", message: "The event is larger than 65536 bytes." };
  throws(() => checkedCanonicalJson(filled(maximumEventBytes + 1)), refusal);
  throws(() => checkedCanonicalJson(event({ type: "x", content: { body: "漢".repeat(22_000) } })), refusal);
  throws(() => checkedCanonicalJson(event({ type: "x", content: { body: 1.5 } })), { code: "M_BAD_JSON" });
  throws(() => checkedCanonicalJson(event({ type: "x", sender: `@${"a".repeat(250)}:b.org` })), {
    code: "M_TOO_LARGE",
    message: "sender is longer than 255 bytes.",
  });
  throws(() => checkedCanonicalJson(event({ type: "x", room_id: `!${"r".repeat(255)}` })), {
    code: "M_TOO_LARGE",
    message: "room_id is longer than 255 bytes.",
  });
});

// biome-ignore format: tables are aligned
test("the form of an event from elsewhere", async (t) => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => `$${index}`);
  const rows: readonly [string, RoomVersionId, JsonObject, string | undefined][] = [
    ["whole",                         "12", {},                                       undefined],
    ["without type",                  "12", { type: undefined },                      "type must be a string."],
    ["state key a number",            "12", { state_key: 1 },                         "state_key must be a string."],
    ["without sender",                "12", { sender: undefined },                    "sender must be a string."],
    ["content a list",                "12", { content: [] },                          "content must be an object."],
    ["content null",                  "12", { content: null },                        "content must be an object."],
    ["time as text",                  "12", { origin_server_ts: "1" },                "origin_server_ts must be an integer."],
    ["depth a fraction",              "12", { depth: 1.5 },                           "depth must be an integer from 0 to 2^53 - 1."],
    ["depth below 0",                 "12", { depth: -1 },                            "depth must be an integer from 0 to 2^53 - 1."],
    ["depth 0",                       "12", { depth: 0 },                             undefined],
    ["10 auth events",                "12", { auth_events: many(10) },                undefined],
    ["11 auth events",                "12", { auth_events: many(11) },                "auth_events must be a list of at most 10 strings."],
    ["20 previous events",            "12", { prev_events: many(20) },                undefined],
    ["21 previous events",            "12", { prev_events: many(21) },                "prev_events must be a list of at most 20 strings."],
    ["previous events of version 2",  "12", { prev_events: [["$a", {}]] },            "prev_events must be a list of at most 20 strings."],
    ["without hash",                  "12", { hashes: {} },                           "hashes must be an object with sha256."],
    ["one signature of two a number", "12", { signatures: { "example.org": { k: "s", l: 1 } } }, "signatures must be an object of objects of strings."],
    ["one server of two a number",    "12", { signatures: { "example.org": { k: "s" }, "other.org": 1 } }, "signatures must be an object of objects of strings."],
    ["no signatures",                 "12", { signatures: {} },                       undefined],
    ["signature a number",            "12", { signatures: { "example.org": { k: 1 } } }, "signatures must be an object of objects of strings."],
    ["unsigned null",                 "12", { unsigned: null },                       "unsigned must be an object."],
    ["redacts a number",              "10", { redacts: 1 },                           "redacts must be a string."],
    ["without room",                  "12", { room_id: undefined },                   "room_id must be a string."],
    ["create without room",           "12", { room_id: undefined, type: "m.room.create" }, undefined],
    ["create without room",           "11", { room_id: undefined, type: "m.room.create" }, "room_id must be a string."],
  ];
  for (const [name, id, fields, refusal] of rows) {
    await t.test(`${name}, version ${id}`, () => {
      const json: JsonObject = { ...event({ type: "x", room_id: roomId }), ...fields };
      if (refusal === undefined) doesNotThrow(() => checkEventFormat(json, version(id)));
      else throws(() => checkEventFormat(json, version(id)), { code: "M_BAD_JSON", message: refusal });
    });
  }
});
