import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "@conclave/base/json";
import { alice, bob, carol } from "../../testing/room.ts";
import type { PowerLevels } from "../power-levels.ts";
import { roomVersionOf } from "../room-version.ts";
import { closedPowerLevels, upgradedPowerLevels, workingPowerLevels } from "./upgraded-power-levels.ts";

const [ten, twelve] = [roomVersionOf("10"), roomVersionOf("12")];

function levels(content: JsonObject, creators: readonly string[] = []): PowerLevels {
  return {
    users: {},
    usersDefault: Number(content["users_default"] ?? 0),
    events: {},
    eventsDefault: Number(content["events_default"] ?? 0),
    stateDefault: Number(content["state_default"] ?? 50),
    invite: Number(content["invite"] ?? 0),
    kick: 50,
    ban: 50,
    redact: 50,
    notifications: {},
    creators,
  };
}

test("levels are taken over, with creators where their version has them", async (t) => {
  const content = { users: { [alice]: 100, [bob]: 50 }, events_default: 1 };
  const top = { events: { "m.room.tombstone": 150 } };
  // biome-ignore format: a table
  const rules = [
    ["10 to 10", levels(content),          { version: ten,    creators: [alice] },      content],
    ["10 to 12", levels(content),          { version: twelve, creators: [alice] },      { users: { [bob]: 50 }, events_default: 1, ...top }],
    ["10 to 12, two creators", levels(content), { version: twelve, creators: [alice, bob] }, { users: {}, events_default: 1, ...top }],
    ["12 to 12", levels(content, [carol]), { version: twelve, creators: [carol] },      content],
    ["12 to 10", levels(content, [carol]), { version: ten,    creators: [carol] },      { users: { [alice]: 100, [bob]: 50, [carol]: 100 }, events_default: 1 }],
  ] as const;
  for (const [rule, before, upgrade, after] of rules) {
    await t.test(rule, () => deepEqual(upgradedPowerLevels(content, before, upgrade), after));
  }
  await t.test("without any", () => {
    const initial = upgradedPowerLevels(undefined, levels({}), { version: ten, creators: [alice] });
    deepEqual(initial["users"], { [alice]: 100 });
  });
});

test("who fills a room stands at the top of it meanwhile", () => {
  const high = { users: { [alice]: 50 }, events: { "m.room.name": 120 } };
  deepEqual(workingPowerLevels(high, ten, alice)["users"], { [alice]: 120 });
  equal(workingPowerLevels(high, twelve, alice), high);
  const enough = { users: { [alice]: 100 }, ban: 50 };
  equal(workingPowerLevels(enough, ten, alice), enough);
});

test("in a room that was replaced only moderators speak", () => {
  deepEqual(closedPowerLevels({ users: {} }, levels({})), { users: {}, events_default: 50, invite: 50 });
  deepEqual(closedPowerLevels({}, levels({ users_default: 60, invite: 80 })), { events_default: 61, invite: 80 });
  equal(closedPowerLevels({}, levels({ events_default: 50, invite: 50 })), undefined);
});
