import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "@conclave/base/json";
import type { RoomVersionId } from "@conclave/protocol/events/room-version-id";
import { alice, bob, carol, createRow, memberRow, stateOf, version } from "../testing/room.ts";
import { creatorsOf, joinRuleOf, membershipOf } from "./room-state.ts";

// biome-ignore format: tables are aligned
test("who made a room", async (t) => {
  const rows: readonly [RoomVersionId, JsonObject, readonly string[]][] = [
    ["10", {},                                           [alice]],
    ["10", { creator: bob },                             [bob]],
    ["10", { creator: "nobody" },                        []],
    ["11", { creator: bob, additional_creators: [bob] }, [alice]],
    ["12", { creator: bob },                             [alice]],
    ["12", { additional_creators: [bob, carol] },        [alice, bob, carol]],
    ["12", { additional_creators: ["nobody", { toString: 7 }, bob] }, [alice, bob]],
    ["12", { additional_creators: bob },                 [alice]],
  ];
  for (const [id, content, expected] of rows) {
    await t.test(`version ${id}, ${JSON.stringify(content)}`, () => {
      deepEqual(creatorsOf(stateOf(createRow(version(id), content)), version(id)), expected);
    });
  }
  await t.test("no create event", () => deepEqual(creatorsOf(stateOf(), version("12")), []));
});

test("memberships and join rules", () => {
  equal(membershipOf(stateOf(memberRow(bob, "knock")), bob), "knock");
  equal(membershipOf(stateOf(memberRow(bob, "owner")), bob), undefined);
  equal(membershipOf(stateOf(["m.room.member", bob, { membership: ["join"] }]), bob), undefined);
  equal(membershipOf(stateOf(), bob), undefined);
  equal(joinRuleOf(stateOf()), "invite");
  equal(joinRuleOf(stateOf(["m.room.join_rules", "", { join_rule: 1 }])), "invite");
  equal(joinRuleOf(stateOf(["m.room.join_rules", "", { join_rule: "public" }])), "public");
});
