import type { MemberSnapshot } from "@conclave/client/snapshots/open-room-snapshot";
import { expect, test } from "vitest";
import { type ModerationQuestion, moderationItems } from "./moderation-items.ts";

const nothing = { roles: [], final: [], remove: false, ban: false };
const all = { roles: ["moderator"], final: [], remove: true, ban: true } as const;

const member = (more: Partial<MemberSnapshot>): MemberSnapshot => ({
  userId: "@li:x",
  name: "Li",
  ambiguous: false,
  avatar: null,
  membership: "joined",
  role: "member",
  trust: "unverified",
  own: false,
  rights: nothing,
  ...more,
});
const labels = (more: Partial<MemberSnapshot>, mayRemoveMessages: boolean) =>
  moderationItems(member(more), mayRemoveMessages, () => undefined).map(({ label }) => label);

test("only what this person may is offered", () => {
  expect(labels({}, false)).toEqual([]);
  expect(labels({}, true)).toEqual(["Remove their messages"]);
  expect(labels({ rights: all }, true)).toEqual([
    "Change role",
    "Remove their messages",
    "Remove from the room",
    "Ban",
  ]);
  expect(labels({ own: true, rights: { ...nothing, roles: ["member"] } }, true)).toEqual(["Change role"]);
  expect(labels({ membership: "invited", rights: { ...all, roles: [] } }, true)).toEqual([
    "Withdraw the invitation",
    "Ban",
  ]);
});

test("each asks before it does anything", () => {
  const asked: ModerationQuestion[] = [];
  for (const item of moderationItems(member({ rights: all }), true, (question) => asked.push(question))) {
    item.onSelect();
  }
  expect(asked.map(({ name }) => name)).toEqual(["member-role", "remove-messages", "remove-member", "ban-member"]);
});
