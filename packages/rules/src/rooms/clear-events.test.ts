import { equal } from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "@conclave/base/json";
import { checkClearEvent } from "./clear-events.ts";

const eventId = `$${"e".repeat(43)}`;
const related = { "m.relates_to": { rel_type: "m.reference", event_id: eventId } };
const about = (relation: JsonObject) => ({
  "m.relates_to": { rel_type: "m.annotation", event_id: eventId, ...relation },
});
const base64 = "a".repeat(43);
const bob = "@bob:conclave.test";

const asked = { msgtype: "m.key.verification.request", from_device: "PHONE", methods: ["m.sas.v1"], to: bob };
const ready = { from_device: "PHONE", methods: ["m.sas.v1", "m.qr_code.show.v1"], ...related };
const started = { from_device: "PHONE", method: "m.sas.v1", ...related };
const sas = {
  ...started,
  key_agreement_protocols: ["curve25519-hkdf-sha256"],
  hashes: ["sha256"],
  message_authentication_codes: ["hkdf-hmac-sha256.v2"],
  short_authentication_string: ["decimal", "emoji"],
};
const scanned = { ...started, method: "m.reciprocate.v1", secret: base64 };
const accepted = {
  key_agreement_protocol: "curve25519-hkdf-sha256",
  hash: "sha256",
  message_authentication_code: "hkdf-hmac-sha256.v2",
  short_authentication_string: ["emoji"],
  commitment: base64,
  ...related,
};
const mac = { mac: { "ed25519:PHONE": base64 }, keys: base64, ...related };
const cancelled = { code: "m.user", reason: "The user cancelled the verification.", ...related };

const reference = "m.relates_to must be a relation m.reference to an event and nothing else.";
const annotation =
  "m.relates_to must be a relation m.annotation to an event, key (a text of at most 64 bytes) and nothing else.";
const name = "a name of at most 64 characters without spaces";
const macs = "mac must be at most 64 keys' names, each with base64 of at most 128 characters.";

// biome-ignore format: tables are aligned
test("what may be in an event that travels in the clear", async (t) => {
  const rows: readonly [string, string, JsonObject, string | undefined][] = [
    ["reaction",                    "m.reaction",                about({ key: "👨‍👩‍👧‍👦" }),                     ""],
    ["reaction without key",        "m.reaction",                about({}),                                 annotation],
    ["reaction with a sentence",    "m.reaction",                about({ key: "x".repeat(65) }),            annotation],
    ["reaction with more",          "m.reaction",                about({ key: "a", body: "secret" }),       annotation],
    ["reaction beside more",        "m.reaction",                { ...about({ key: "a" }), body: "secret" }, "body is not among its fields."],
    ["reaction to no event",        "m.reaction",                about({ key: "a", event_id: "secret" }),   annotation],
    ["reaction as a thread",        "m.reaction",                about({ key: "a", rel_type: "m.thread" }), annotation],
    ["redaction",                   "m.room.redaction",          {},                                        ""],
    ["redaction with its victim",   "m.room.redaction",          { redacts: eventId, reason: "Spam." },     ""],
    ["redaction with an essay",     "m.room.redaction",          { reason: "x".repeat(513) },               "reason must be a text of at most 512 bytes."],
    ["redaction with more",         "m.room.redaction",          { body: "secret" },                        "body is not among its fields."],
    ["request",                     "m.room.message",            asked,                                     ""],
    ["request with fallback",       "m.room.message",            { ...asked, body: "Bob asks you to verify.", "m.mentions": {} }, ""],
    ["request that mentions",       "m.room.message",            { ...asked, "m.mentions": { user_ids: [bob] } }, ""],
    ["request without device",      "m.room.message",            { msgtype: asked.msgtype, body: "secret" }, "from_device is missing."],
    ["request without methods",     "m.room.message",            { msgtype: asked.msgtype, from_device: "A", to: bob }, "methods is missing."],
    ["request to nobody",           "m.room.message",            { ...asked, to: "you" },                   "to must be a person's identifier."],
    ["request with an essay",       "m.room.message",            { ...asked, body: "x".repeat(1025) },      "body must be a text of at most 1024 bytes."],
    ["request with a chapter",      "m.room.message",            { ...asked, formatted_body: "x".repeat(1025) }, "formatted_body must be a text of at most 1024 bytes."],
    ["request with more",           "m.room.message",            { ...asked, secret: "x" },                 "secret is not among its fields."],
    ["request with __proto__",      "m.room.message",            JSON.parse(`{"__proto__":"x",${JSON.stringify(asked).slice(1)}`), "__proto__ is not among its fields."],
    ["request that says mentions",  "m.room.message",            { ...asked, "m.mentions": { text: "x" } }, "m.mentions must be a list of at most 16 people."],
    ["request with wordy methods",  "m.room.message",            { ...asked, methods: ["a b"] },            `methods must be a list of at most 16, each ${name}.`],
    ["another message",             "m.room.message",            { msgtype: "m.text" },                     undefined],
    ["ready",                       "m.key.verification.ready",  { ...ready, transaction_id: "1" },         ""],
    ["ready without device",        "m.key.verification.ready",  related,                                   "from_device is missing."],
    ["start by emoji",              "m.key.verification.start",  sas,                                       ""],
    ["start by emoji without more", "m.key.verification.start",  started,                                   "key_agreement_protocols is missing."],
    ["start by code",               "m.key.verification.start",  scanned,                                   ""],
    ["start by a wordy code",       "m.key.verification.start",  { ...scanned, secret: "it is here" },      "secret must be base64 of at most 128 characters."],
    ["start by another method",     "m.key.verification.start",  { ...started, method: "org.example" },     ""],
    ["start of nothing",            "m.key.verification.start",  {},                                        "from_device is missing."],
    ["accept",                      "m.key.verification.accept", accepted,                                  ""],
    ["accept with method",          "m.key.verification.accept", { ...accepted, method: "m.sas.v1" },       ""],
    ["accept without commitment",   "m.key.verification.accept", { ...accepted, commitment: 1 },            "commitment must be base64 of at most 128 characters."],
    ["key",                         "m.key.verification.key",    { key: base64, ...related },               ""],
    ["key of words",                "m.key.verification.key",    { key: "some words", ...related },         "key must be base64 of at most 128 characters."],
    ["mac",                         "m.key.verification.mac",    mac,                                       ""],
    ["mac of words",                "m.key.verification.mac",    { ...mac, mac: { a: "some words" } },      macs],
    ["mac as a list",               "m.key.verification.mac",    { ...mac, mac: [base64] },                 macs],
    ["done",                        "m.key.verification.done",   related,                                   ""],
    ["done with what",              "m.key.verification.done",   {},                                        "m.relates_to is missing."],
    ["done by a thread",            "m.key.verification.done",   { "m.relates_to": { rel_type: "m.thread", event_id: eventId } }, reference],
    ["cancel",                      "m.key.verification.cancel", cancelled,                                 ""],
    ["cancel with an essay",        "m.key.verification.cancel", { ...cancelled, reason: "x".repeat(513) }, "reason must be a text of at most 512 bytes."],
    ["cancel with a wordy code",    "m.key.verification.cancel", { ...cancelled, code: "a b" },             `code must be ${name}.`],
    ["a verification of no kind",   "m.key.verification.any",    related,                                   undefined],
  ];
  for (const [title, type, content, expected] of rows) {
    await t.test(title, () => equal(checkClearEvent(type, content), expected));
  }
});
