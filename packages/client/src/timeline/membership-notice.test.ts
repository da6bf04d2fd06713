import { expect, test } from "vitest";
import { membershipNotice } from "./membership-notice.ts";

const ann = { userId: "@ann:x", name: "Ann", ambiguous: false, avatar: null };

test("what a change of membership is called", () => {
  const rows: readonly [string, string | undefined, string, string | null][] = [
    ["@bob:x", undefined, "invite", "invited"],
    ["@ann:x", "invite", "join", "joined"],
    ["@ann:x", undefined, "join", "joined"],
    ["@ann:x", "invite", "leave", "invitation-declined"],
    ["@bob:x", "invite", "leave", "invitation-withdrawn"],
    ["@ann:x", "join", "leave", "left"],
    ["@bob:x", "join", "leave", "removed"],
    ["@bob:x", "join", "ban", "banned"],
    ["@bob:x", "ban", "leave", "unbanned"],
    ["@ann:x", undefined, "knock", "knocked"],
    ["@ann:x", "join", "join", null],
    ["@ann:x", "join", "nonsense", null],
  ];
  for (const [sender, was, is, expected] of rows) {
    const notice = membershipNotice(sender, ann, { membership: is }, was === undefined ? {} : { membership: was });
    expect(notice?.change === "membership" ? notice.membership : null, `${was} ${is}`).toBe(expected);
  }
});

test("a changed name or picture", () => {
  const joined = { membership: "join", displayname: "Ann" };
  expect(membershipNotice("@ann:x", ann, { ...joined, displayname: "Anne" }, joined)).toEqual({
    change: "display-name",
    of: ann,
    before: "Ann",
    after: "Anne",
  });
  expect(membershipNotice("@ann:x", ann, { ...joined, avatar_url: "mxc://x/y" }, joined)).toEqual({
    change: "profile-avatar",
    of: ann,
  });
});
