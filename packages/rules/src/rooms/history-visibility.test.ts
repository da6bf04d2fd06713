import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { numbersApart } from "../testing/numbered-rules.ts";
import { stateOf } from "../testing/room.ts";
import { type HistoryVisibility, historyVisibilityOf, maySeeEvent } from "./history-visibility.ts";
import type { Membership } from "./room-state.ts";

const never = undefined;

// The numbers are those of the specification ("Room History Visibility", "Server behaviour").
// biome-ignore format: tables are aligned
test("who sees an ordinary event", async (t) => {
  const rows: readonly [string, HistoryVisibility, Membership | undefined, boolean, boolean][] = [
    // rule, at the event, the reader's membership then, joined since, sees it
    ["1", "world_readable", never,    false, true],
    ["1", "world_readable", "ban",    false, true],
    ["5", "shared",         never,    false, false],
    ["3", "shared",         never,    true,  true],
    ["5", "shared",         "leave",  false, false],
    ["3", "shared",         "leave",  true,  true],
    ["5", "shared",         "invite", false, false],
    ["3", "shared",         "invite", true,  true],
    ["2", "shared",         "join",   false, true],
    ["5", "shared",         "ban",    false, false],
    ["3", "shared",         "ban",    true,  true],
    ["5", "invited",        never,    true,  false],
    ["4", "invited",        "invite", false, true],
    ["4", "invited",        "invite", true,  true],
    ["5", "invited",        "knock",  true,  false],
    ["5", "invited",        "leave",  true,  false],
    ["2", "invited",        "join",   false, true],
    ["5", "joined",         never,    true,  false],
    ["5", "joined",         "invite", true,  false],
    ["5", "joined",         "leave",  true,  false],
    ["2", "joined",         "join",   false, true],
  ];
  deepEqual(numbersApart(["1", "2", "3", "4", "5"], rows), []);
  for (const [number, visibility, membership, hasJoinedSince, expected] of rows) {
    await t.test(`${number}: ${visibility}, ${membership}, joined since: ${hasJoinedSince}`, () => {
      equal(maySeeEvent({ visibilityBefore: visibility, visibilityAfter: visibility, membershipBefore: membership, membershipAfter: membership, hasJoinedSince }), expected);
    });
  }
});

// biome-ignore format: tables are aligned
test("who sees the events that change it", async (t) => {
  const rows: readonly [HistoryVisibility, HistoryVisibility, Membership | undefined, Membership | undefined, boolean, boolean][] = [
    ["world_readable", "joined",         never,    never,    false, true],
    ["joined",         "world_readable", never,    never,    false, true],
    ["joined",         "invited",        "invite", "invite", false, true],
    ["joined",         "invited",        "leave",  "leave",  true,  false],
    ["joined",         "shared",         "leave",  "leave",  true,  true],
    ["joined",         "joined",         "invite", "join",   false, true],
    ["joined",         "joined",         "join",   "leave",  false, true],
    ["joined",         "joined",         "join",   "ban",    false, true],
    ["joined",         "joined",         never,    "invite", false, false],
    ["joined",         "joined",         "leave",  "ban",    false, false],
    ["invited",        "invited",        "leave",  "invite", false, true],
    ["invited",        "invited",        "invite", "leave",  false, true],
  ];
  for (const [visibilityBefore, visibilityAfter, membershipBefore, membershipAfter, hasJoinedSince, expected] of rows) {
    await t.test(`${visibilityBefore} to ${visibilityAfter}, ${membershipBefore} to ${membershipAfter}`, () => {
      equal(maySeeEvent({ visibilityBefore, visibilityAfter, membershipBefore, membershipAfter, hasJoinedSince }), expected);
    });
  }
});

test("what isn't said or isn't known is shared", () => {
  const said = (content: Record<string, string>) =>
    historyVisibilityOf(stateOf(["m.room.history_visibility", "", content]));
  equal(historyVisibilityOf(stateOf()), "shared");
  equal(said({}), "shared");
  equal(said({ history_visibility: "secret" }), "shared");
  equal(said({ history_visibility: "joined" }), "joined");
});
