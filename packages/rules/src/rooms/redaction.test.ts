import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "@conclave/base/json";
import { event, version } from "../testing/room.ts";
import { redact } from "./redaction.ts";

// biome-ignore format: tables are aligned
test("what a redaction leaves of content, by version", async (t) => {
  const v10 = version("10");
  const v11 = version("11");
  const v12 = version("12");
  const levels = {
    ban: 1,
    events: { "m.room.name": 1 },
    events_default: 1,
    kick: 1,
    redact: 1,
    state_default: 1,
    users: { "@a:b": 1 },
    users_default: 1,
  };
  const member = { membership: "join", join_authorised_via_users_server: "@a:b" };
  const signed = { mxid: "@a:b", token: "t" };
  const rows: readonly [string, JsonObject, typeof v10, JsonObject][] = [
    ["m.room.message", { body: "secret", msgtype: "m.text" }, v10, {}],
    ["m.room.message", { body: "secret", msgtype: "m.text" }, v12, {}],
    ["m.room.member", { ...member, displayname: "A", reason: "no" }, v10, member],
    ["m.room.member", { ...member, displayname: "A", reason: "no" }, v11, member],
    ["m.room.member", { membership: "invite", third_party_invite: { signed, display_name: "A" } }, v10, { membership: "invite" }],
    ["m.room.member", { membership: "invite", third_party_invite: { signed, display_name: "A" } }, v11, { membership: "invite", third_party_invite: { signed } }],
    ["m.room.member", { membership: "invite", third_party_invite: { display_name: "A" } }, v11, { membership: "invite" }],
    ["m.room.member", { membership: "invite", third_party_invite: "x" }, v11, { membership: "invite" }],
    ["m.room.create", { creator: "@a:b", room_version: "10", type: "m.space" }, v10, { creator: "@a:b" }],
    ["m.room.create", { room_version: "11", type: "m.space" }, v11, { room_version: "11", type: "m.space" }],
    ["m.room.create", { additional_creators: ["@a:b"] }, v12, { additional_creators: ["@a:b"] }],
    ["m.room.join_rules", { join_rule: "restricted", allow: [], x: 1 }, v10, { join_rule: "restricted", allow: [] }],
    ["m.room.join_rules", { join_rule: "restricted", allow: [], x: 1 }, v12, { join_rule: "restricted", allow: [] }],
    ["m.room.power_levels", { ...levels, invite: 1, notifications: { room: 1 } }, v10, levels],
    ["m.room.power_levels", { ...levels, invite: 1, notifications: { room: 1 } }, v11, { ...levels, invite: 1 }],
    ["m.room.history_visibility", { history_visibility: "joined", x: 1 }, v10, { history_visibility: "joined" }],
    ["m.room.history_visibility", { history_visibility: "joined", x: 1 }, v12, { history_visibility: "joined" }],
    ["m.room.redaction", { redacts: "$a", reason: "x" }, v10, {}],
    ["m.room.redaction", { redacts: "$a", reason: "x" }, v11, { redacts: "$a" }],
    ["m.room.encryption", { algorithm: "m.megolm.v1.aes-sha2" }, v12, {}],
    ["m.room.aliases", { aliases: ["#a:b"] }, v10, {}],
    ["constructor", { constructor: 1, name: 2 }, v12, {}],
  ];
  for (const [type, content, roomVersion, left] of rows) {
    await t.test(`${type} in version ${roomVersion.id}`, () => {
      deepEqual(redact(event({ type, content }), roomVersion).content, left);
    });
  }
});

// biome-ignore format: tables are aligned
test("what a redaction leaves of the event itself", () => {
  const whole = { ...event({ type: "x", state_key: "" }), unsigned: { age: 1 }, redacts: "$a", origin: "o", prev_state: [], membership: "join", other: 1 } as const;
  const kept = ["auth_events", "content", "depth", "hashes", "origin_server_ts", "prev_events", "room_id", "sender", "signatures", "state_key", "type"];
  deepEqual(Object.keys(redact(whole, version("11"))).sort(), kept);
  deepEqual(Object.keys(redact(whole, version("12"))).sort(), kept);
  deepEqual(Object.keys(redact(whole, version("10"))).sort(), [...kept, "membership", "origin", "prev_state"].sort());
  deepEqual(whole.unsigned, { age: 1 });
});
