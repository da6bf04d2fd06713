import type { MemberSnapshot } from "@conclave/client/snapshots/open-room-snapshot";
import { expect, test } from "vitest";
import { completedText, completionsOf } from "./completion.ts";

const member = (userId: string, name: string, own = false): MemberSnapshot => ({
  userId,
  name,
  ambiguous: false,
  avatar: null,
  membership: "joined",
  role: "member",
  trust: "unverified",
  rights: { roles: [], final: [], remove: false, ban: false },
  own,
});
const members = [
  member("@ada:x", "Ada Byron"),
  member("@li:x", "李伟"),
  member("@z:x", "Zoë Adams"),
  member("@me:x", "Admin", true),
];

test.each([
  ["@", ["@Ada Byron ", "@李伟 ", "@Zoë Adams ", "@room "]],
  ["hello @ad", ["@Ada Byron ", "@Zoë Adams "]],
  ["@zoe", ["@Zoë Adams "]],
  ["@李", ["@李伟 "]],
  ["@li", ["@李伟 "]],
  ["@ro", ["@Ada Byron ", "@room "]],
  ["@nobody", []],
  ["/", ["/me ", "/plain ", "/shrug ", "/spoiler "]],
  ["/p", ["/plain "]],
])("%s", (before, expected) => {
  expect(completionsOf(before, members, true)?.choices.map(completedText)).toEqual(expected);
});

test.each(["me@ada", "a /p", "@ada ", "/plain "])("%s begins nothing", (before) => {
  expect(completionsOf(before, members, true)).toBeNull();
});

test("everybody is offered only to those who may call them", () => {
  expect(completionsOf("@room", members, false)?.choices).toEqual([]);
});
