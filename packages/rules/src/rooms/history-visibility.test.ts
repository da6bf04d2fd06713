import { equal } from "node:assert/strict";
import { test } from "node:test";
import { stateOf } from "../testing/room.ts";
import { type HistoryVisibility, historyVisibilityOf, maySeeEvent } from "./history-visibility.ts";
import type { Membership } from "./room-state.ts";

const never = undefined;

// biome-ignore format: tables are aligned
test("who sees an ordinary event", async (t) => {
  const rows: readonly [HistoryVisibility, Membership | undefined, boolean, boolean][] = [
    // at the event, the reader's membership then, joined since, sees it
    ["world_readable", never,    false, true],
    ["world_readable", "ban",    false, true],
    ["shared",         never,    false, false],
    ["shared",         never,    true,  true],
    ["shared",         "leave",  false, false],
    ["shared",         "leave",  true,  true],
    ["shared",         "invite", false, false],
    ["shared",         "invite", true,  true],
    ["shared",         "join",   false, true],
    ["shared",         "ban",    false, false],
    ["shared",         "ban",    true,  true],
    ["invited",        never,    true,  false],
    ["invited",        "invite", false, true],
    ["invited",        "invite", true,  true],
    ["invited",        "knock",  true,  false],
    ["invited",        "leave",  true,  false],
    ["invited",        "join",   false, true],
    ["joined",         never,    true,  false],
    ["joined",         "invite", true,  false],
    ["joined",         "leave",  true,  false],
    ["joined",         "join",   false, true],
  ];
  for (const [visibility, membership, hasJoinedSince, expected] of rows) {
    await t.test(`${visibility}, ${membership}, joined since: ${hasJoinedSince}`, () => {
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
