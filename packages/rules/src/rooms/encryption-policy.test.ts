import { equal } from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "@conclave/base/json";
import { event, stateOf } from "../testing/room.ts";
import { checkEncryptionPolicy, checkRedactionByPolicy, requiredEncryption } from "./encryption-policy.ts";

const sentence = (reason: string) => `The organisation's policy requires encryption: ${reason}`;
const clear = (type: string) => sentence(`${type} can't be sent unencrypted.`);
const noCiphertext = sentence("m.room.encrypted must hold a m.megolm.v1.aes-sha2 ciphertext.");
const told = (verdict: ReturnType<typeof checkEncryptionPolicy>) => (verdict === "allowed" ? verdict : verdict.refused);

// biome-ignore format: tables are aligned
test("what people may send where encryption is required", async (t) => {
  const encrypted = { algorithm: "m.megolm.v1.aes-sha2", ciphertext: "x" };
  const rows: readonly [string, JsonObject, string][] = [
    ["m.room.encrypted",            encrypted,                                  "allowed"],
    ["m.room.encrypted",            { ...encrypted, algorithm: "none" },        noCiphertext],
    ["m.room.encrypted",            { algorithm: encrypted.algorithm },         noCiphertext],
    ["m.room.encrypted",            { ...encrypted, ciphertext: { body: "x" } }, noCiphertext],
    ["m.reaction",                  { "m.relates_to": { rel_type: "m.annotation", event_id: `$${"e".repeat(43)}`, key: "👍" } }, "allowed"],
    ["m.reaction",                  {},                                         sentence("m.reaction can't be sent unencrypted: m.relates_to is missing.")],
    ["m.room.redaction",            {},                                         "allowed"],
    ["m.key.verificationx",         {},                                         clear("m.key.verificationx")],
    ["m.key.verification.request",  {},                                         clear("m.key.verification.request")],
    ["m.key.verification.any",      {},                                         clear("m.key.verification.any")],
    ["m.room.message",              { msgtype: "m.key.verification.request", body: "secret" }, sentence("m.room.message can't be sent unencrypted: from_device is missing.")],
    ["m.room.message",              { msgtype: "m.key.verification.start" },    clear("m.room.message")],
    ["m.room.message",              { msgtype: "m.text", body: "x" },           clear("m.room.message")],
    ["m.room.message",              {},                                         clear("m.room.message")],
    ["m.sticker",                   {},                                         clear("m.sticker")],
    ["m.call.invite",               {},                                         clear("m.call.invite")],
    ["org.example.any",             {},                                         clear("org.example.any")],
  ];
  for (const [type, content, expected] of rows) {
    await t.test(`${type} ${JSON.stringify(content)}`, () => {
      for (const state of [stateOf(["m.room.encryption", "", requiredEncryption]), stateOf()]) {
        equal(told(checkEncryptionPolicy("required", { type, content }, state)), expected);
        equal(told(checkEncryptionPolicy("optional", { type, content }, state)), "allowed");
      }
    });
  }
});

// biome-ignore format: tables are aligned
test("how a room's encryption may change where it is required", async (t) => {
  const megolm = { algorithm: "m.megolm.v1.aes-sha2" };
  const algorithm = sentence("the algorithm of a room must be m.megolm.v1.aes-sha2.");
  const rows: readonly [string, JsonObject | undefined, JsonObject, string][] = [
    ["switched on",                   undefined,                                megolm,                                        "allowed"],
    ["set again",                     megolm,                                   megolm,                                        "allowed"],
    ["emptied",                       megolm,                                   {},                                            algorithm],
    ["another algorithm",             megolm,                                   { algorithm: "m.megolm.v2" },                  algorithm],
    ["another algorithm at first",    undefined,                                { algorithm: "none" },                         algorithm],
    ["a week",                        megolm,                                   { ...megolm, rotation_period_ms: 604800000 },  "allowed"],
    ["more than a week",              megolm,                                   { ...megolm, rotation_period_ms: 604800001 },  sentence("rotation_period_ms can't be more than 604800000.")],
    ["more than a week at first",     undefined,                                { ...megolm, rotation_period_ms: 604800001 },  sentence("rotation_period_ms can't be more than 604800000.")],
    ["100 messages",                  megolm,                                   { ...megolm, rotation_period_msgs: 100 },      "allowed"],
    ["101 messages",                  megolm,                                   { ...megolm, rotation_period_msgs: 101 },      sentence("rotation_period_msgs can't be more than 100.")],
    ["stricter",                      { ...megolm, rotation_period_msgs: 50 },  { ...megolm, rotation_period_msgs: 49 },       "allowed"],
    ["less strict than it was",       { ...megolm, rotation_period_msgs: 50 },  { ...megolm, rotation_period_msgs: 51 },       sentence("rotation_period_msgs can't be more than 50.")],
    ["back to the default",           { ...megolm, rotation_period_msgs: 50 },  megolm,                                        sentence("rotation_period_msgs can't be more than 50.")],
    ["a lax room of before",          { ...megolm, rotation_period_msgs: 500 }, { ...megolm, rotation_period_msgs: 101 },      sentence("rotation_period_msgs can't be more than 100.")],
    ["every message",                 megolm,                                   { ...megolm, rotation_period_msgs: 1 },        "allowed"],
    ["a fraction",                    megolm,                                   { ...megolm, rotation_period_msgs: 1.5 },      sentence("rotation_period_msgs must be a positive integer.")],
    ["from every message",            { ...megolm, rotation_period_msgs: 1 },   { ...megolm, rotation_period_msgs: 2 },        sentence("rotation_period_msgs can't be more than 1.")],
    ["from nonsense",                 { ...megolm, rotation_period_msgs: 0 },   { ...megolm, rotation_period_msgs: 100 },      "allowed"],
    ["from text",                     { ...megolm, rotation_period_msgs: "7" }, { ...megolm, rotation_period_msgs: 100 },      "allowed"],
    ["never",                         megolm,                                   { ...megolm, rotation_period_msgs: 0 },        sentence("rotation_period_msgs must be a positive integer.")],
    ["as text",                       megolm,                                   { ...megolm, rotation_period_ms: "1" },        sentence("rotation_period_ms must be a positive integer.")],
  ];
  for (const [name, current, content, expected] of rows) {
    await t.test(name, () => {
      const state = current ? stateOf(["m.room.encryption", "", current]) : stateOf();
      const draft = { type: "m.room.encryption", state_key: "", content };
      equal(told(checkEncryptionPolicy("required", draft, state)), expected);
      equal(told(checkEncryptionPolicy("optional", draft, state)), "allowed");
    });
  }
});

test("other state is free, but nothing is said as state", () => {
  const as = (type: string) => told(checkEncryptionPolicy("required", { type, state_key: "", content: {} }, stateOf()));
  equal(as("m.room.topic"), "allowed");
  equal(as("m.room.message"), sentence("m.room.message can't be sent as state."));
});

test("a room's encryption has an empty state key where it is required", () => {
  const draft = { type: "m.room.encryption", state_key: "x", content: requiredEncryption };
  const expected = sentence("m.room.encryption can be set with an empty state key only.");
  equal(told(checkEncryptionPolicy("required", draft, stateOf())), expected);
  equal(told(checkEncryptionPolicy("optional", draft, stateOf())), "allowed");
});

test("the encryption of a room can't be redacted where it is required", () => {
  const encryption = event({ type: "m.room.encryption", state_key: "" });
  equal(told(checkRedactionByPolicy("required", encryption)), sentence("m.room.encryption can't be redacted."));
  equal(told(checkRedactionByPolicy("optional", encryption)), "allowed");
  equal(told(checkRedactionByPolicy("required", event({ type: "m.room.encrypted" }))), "allowed");
});
