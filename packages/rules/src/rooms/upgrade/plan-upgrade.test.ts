import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "@conclave/base/json";
import { alice, bob, carol } from "../../testing/room.ts";
import { roomVersionOf } from "../room-version.ts";
import { type OldRoom, planUpgrade, type Upgrade } from "./plan-upgrade.ts";

const old: OldRoom = {
  roomId: "!old:example.org",
  lastEventId: "$last",
  settings: new Map<string, JsonObject>([["m.room.create", { room_version: "10", "m.federate": false, other: 1 }]]),
  children: [],
  banned: [],
  aliases: [],
};
const upgrade: Upgrade = {
  sender: alice,
  version: roomVersionOf("12"),
  additionalCreators: [],
  powerLevels: { users: {} },
  encryption: "optional",
};

const withSettings = (settings: Readonly<Record<string, JsonObject>>): OldRoom => ({
  ...old,
  settings: new Map([...old.settings, ...Object.entries(settings)]),
});

const order = (room: OldRoom, changed: Partial<Upgrade> = {}) =>
  planUpgrade(room, { ...upgrade, ...changed }).map(({ type, state_key }) => `${type} ${state_key}`.trim());

const contentOf = (room: OldRoom, type: string, changed: Partial<Upgrade> = {}) =>
  planUpgrade(room, { ...upgrade, ...changed }).find((draft) => draft.type === type)?.content;

test("a replacement names what it replaces, as its version wants", async (t) => {
  // biome-ignore format: a table
  const versions = [
    ["10", { room_version: "10", creator: alice, "m.federate": false, predecessor: { room_id: "!old:example.org", event_id: "$last" } }],
    ["11", { room_version: "11",                 "m.federate": false, predecessor: { room_id: "!old:example.org", event_id: "$last" } }],
    ["12", { room_version: "12", additional_creators: [bob], "m.federate": false, predecessor: { room_id: "!old:example.org" } }],
  ] as const;
  for (const [version, content] of versions) {
    await t.test(version, () => {
      const additionalCreators = version === "12" ? [bob] : [];
      deepEqual(contentOf(old, "m.room.create", { version: roomVersionOf(version), additionalCreators }), content);
    });
  }
});

test("what a replacement takes over, in order", () => {
  const room: OldRoom = {
    ...withSettings({
      "m.room.name": { name: "Tea" },
      "m.room.topic": { topic: "Leaves" },
      "m.room.encryption": { algorithm: "m.megolm.v1.aes-sha2" },
      "m.room.pinned_events": { pinned: ["$one"] },
      "m.room.canonical_alias": { alias: "#tea:example.org", alt_aliases: ["#gone:example.org"] },
      "m.room.tombstone": { replacement_room: "!x:example.org" },
    }),
    aliases: ["#tea:example.org"],
    children: [{ type: "m.space.child", state_key: "!child:example.org", content: { via: ["example.org"] } }],
    banned: [{ userId: carol, reason: "spam" }],
  };
  const start = ["m.room.create", `m.room.member ${alice}`, "m.room.power_levels"];
  const rest = ["m.room.name", "m.room.topic", "m.room.encryption", "m.room.canonical_alias"];
  deepEqual(order(room), [...start, ...rest, `m.room.member ${carol}`]);
  deepEqual(contentOf(room, "m.room.canonical_alias"), { alias: "#tea:example.org" });
  const last = ["m.room.power_levels"];
  deepEqual(order(room, { version: roomVersionOf("11") }), [...start, ...rest, `m.room.member ${carol}`, ...last]);
  const space = { ...room, settings: new Map([["m.room.create", { type: "m.space" }]]) };
  deepEqual(order(space), [...start, "m.space.child !child:example.org", `m.room.member ${carol}`]);
  equal(contentOf(space, "m.room.create")?.["type"], "m.space");
});

test("a replacement is encrypted as the policy wants", async (t) => {
  const megolm = { algorithm: "m.megolm.v1.aes-sha2" };
  // biome-ignore format: a table
  const rules = [
    ["optional, wasn't",         {},                                                              "optional", undefined],
    ["optional, was",            { "m.room.encryption": { algorithm: "other" } },                 "optional", { algorithm: "other" }],
    ["required, wasn't",         {},                                                              "required", megolm],
    ["required, was otherwise",  { "m.room.encryption": { algorithm: "other" } },                 "required", megolm],
    ["required, was stricter",   { "m.room.encryption": { ...megolm, rotation_period_msgs: 10 } },"required", { ...megolm, rotation_period_msgs: 10 }],
    ["required, but a space",    { "m.room.create": { type: "m.space" } },                        "required", undefined],
  ] as const;
  for (const [rule, settings, encryption, content] of rules) {
    await t.test(rule, () =>
      deepEqual(contentOf(withSettings(settings), "m.room.encryption", { encryption }), content),
    );
  }
});
