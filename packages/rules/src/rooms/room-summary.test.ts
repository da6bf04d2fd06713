import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { stateOf } from "../testing/room.ts";
import { countMembers, heroesOf, needsHeroes, type RoomMember } from "./room-summary.ts";

const people = (...rows: readonly [string, RoomMember["membership"]][]) =>
  rows.map(([userId, membership]) => ({ userId, membership }));

// biome-ignore format: tables are aligned
test("heroes", async (t) => {
  const rows: readonly [string, RoomMember[], string[]][] = [
    ["alone",                          people(["me", "join"]),                                                 []],
    ["joined and invited, in order",   people(["b", "invite"], ["me", "join"], ["a", "join"]),                 ["b", "a"]],
    ["five at most",                   people(["a", "join"], ["b", "join"], ["c", "join"], ["d", "join"], ["e", "join"], ["f", "join"]), ["a", "b", "c", "d", "e"]],
    ["the present before the gone",    people(["x", "leave"], ["a", "join"]),                                  ["a"]],
    ["only the gone",                  people(["x", "leave"], ["me", "join"], ["y", "ban"], ["z", "knock"]),   ["x", "y"]],
    ["five of the gone",               people(["a", "ban"], ["b", "ban"], ["c", "ban"], ["d", "ban"], ["e", "ban"], ["f", "ban"]), ["a", "b", "c", "d", "e"]],
  ];
  for (const [name, members, expected] of rows) await t.test(name, () => deepEqual(heroesOf(members, "me"), expected));
});

test("which rooms need heroes", () => {
  equal(needsHeroes(stateOf()), true);
  equal(needsHeroes(stateOf(["m.room.name", "", { name: "" }])), true);
  equal(needsHeroes(stateOf(["m.room.name", "", { name: "N" }])), false);
  equal(needsHeroes(stateOf(["m.room.canonical_alias", "", { alias: "#a:b" }])), false);
  equal(needsHeroes(stateOf(["m.room.canonical_alias", "", { alt_aliases: ["#a:b"] }])), true);
});

// biome-ignore format: tables are aligned
test("counts", async (t) => {
  const rows: readonly [RoomMember["membership"] | undefined, RoomMember["membership"] | undefined, number, number][] = [
    [undefined, "join",   11, 5],
    [undefined, "invite", 10, 6],
    ["invite",  "join",   11, 4],
    ["join",    "join",   10, 5],
    ["join",    "leave",  9,  5],
    ["invite",  "leave",  10, 4],
    ["knock",   "invite", 10, 6],
    ["leave",   "ban",    10, 5],
  ];
  for (const [before, after, joined, invited] of rows) {
    await t.test(`${before} to ${after}`, () => deepEqual(countMembers({ joined: 10, invited: 5 }, before, after), { joined, invited }));
  }
});
