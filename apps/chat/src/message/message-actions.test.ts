import type { MessageRights } from "@conclave/client/snapshots/open-room-snapshot";
import type { MessageItem } from "@conclave/client/snapshots/timeline-item";
import { expect, test } from "vitest";
import { ada, file, said, self } from "../../gallery/src/conversation.ts";
import { lastEditable, messageActions } from "./message-actions.ts";

const member: MessageRights = { react: true, removeOwn: true, removeOthers: false, pin: false, mentionRoom: false };
const moderator: MessageRights = { ...member, removeOthers: true, pin: true };
const nobody: MessageRights = { ...member, react: false, removeOwn: false };
const own = (more: Partial<MessageItem> = {}) => said(self, 0, "mine", more);
const other = (more: Partial<MessageItem> = {}) => said(ada, 0, "theirs", more);

test.each([
  ["another's", other(), member, true, "reply thread react copy copy-link forward select details"],
  [
    "another's, to a moderator",
    other(),
    moderator,
    true,
    "reply thread react copy copy-link forward select pin details remove",
  ],
  [
    "a pinned one",
    other({ pinned: true }),
    moderator,
    true,
    "reply thread react copy copy-link forward select unpin details remove",
  ],
  ["an own one", own(), member, true, "reply thread react edit copy copy-link forward select details remove"],
  ["an own one where nothing may be written", own(), nobody, false, "copy copy-link forward select details"],
  [
    "an own one that is edited already",
    own({ pendingEdit: { key: "k", sending: { state: "sending" } } }),
    member,
    true,
    "reply thread react copy copy-link forward select details remove",
  ],
  ["one on its way", own({ eventId: null, sending: { state: "sending" } }), member, true, "copy"],
  [
    "one that failed",
    own({ eventId: null, sending: { state: "failed", failure: { code: "offline" } } }),
    member,
    true,
    "copy",
  ],
  ["a file", file(self, 0, {}), member, true, "reply thread react copy-link forward select details remove"],
  [
    "a bot's own notice",
    own({ style: "notice" }),
    member,
    true,
    "reply thread react copy copy-link forward select details remove",
  ],
] as const)("%s", (_name, item, rights, mayWrite, expected) => {
  expect(messageActions(item, rights, mayWrite, false).join(" ")).toBe(expected);
});

test("what is shown in its thread begins none", () => {
  expect(messageActions(other(), member, true, true)).not.toContain("thread");
});

test("a thread can be read where nothing may be written", () => {
  const thread = { threadId: "$1", replyCount: 1, lastReply: null, unreadCount: 0, highlightCount: 0 };
  expect(messageActions(other({ thread }), nobody, false, false)).toContain("thread");
});

test("the arrow up finds the last own message that can be edited", () => {
  const mine = own();
  const items = [own(), mine, own({ eventId: null, sending: { state: "sending" } }), other(), file(self, 0, {})];
  expect(lastEditable(items, member)).toBe(mine);
  expect(lastEditable([other()], member)).toBeUndefined();
});
