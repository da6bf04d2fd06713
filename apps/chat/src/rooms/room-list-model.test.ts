import type { RoomListEntry } from "@conclave/client/snapshots/room-list-snapshot";
import { expect, test } from "vitest";
import { shownRooms, unreadTotal } from "./room-list-model.ts";

function room(roomId: string, name: string, more: Partial<RoomListEntry> = {}): RoomListEntry {
  return {
    roomId,
    name: { kind: "given", text: name },
    avatar: null,
    pictureId: roomId,
    membership: "joined",
    inviter: null,
    direct: false,
    space: false,
    encrypted: true,
    memberCount: 2,
    unreadCount: 0,
    highlightCount: 0,
    favourite: false,
    lowPriority: false,
    muted: false,
    silent: false,
    markedUnread: false,
    lastMessage: null,
    activeAt: 0,
    ...more,
  };
}

const entries = [
  room("!i", "Board", { membership: "invited" }),
  room("!a", "Élan Vital", { unreadCount: 3 }),
  room("!b", "Bo Li", { direct: true, unreadCount: 1 }),
  room("!c", "产品 设计", { highlightCount: 0 }),
];

const ids = (filter: Parameters<typeof shownRooms>[1], typed = "", open: string | null = null) => {
  const { invitations, joined } = shownRooms(entries, filter, typed, open);
  return [invitations.map(({ roomId }) => roomId).join(), joined.map(({ roomId }) => roomId).join()];
};

test.each([
  ["all", "", ["!i", "!a,!b,!c"]],
  ["unread", "", ["!i", "!a,!b"]],
  ["people", "", ["", "!b"]],
  ["rooms", "", ["!i", "!a,!c"]],
  ["all", "vital elan", ["", "!a"]],
  ["all", "设计", ["", "!c"]],
  ["people", "vital", ["", ""]],
] as const)("%s %j", (filter, typed, expected) => {
  expect(ids(filter, typed)).toEqual(expected);
});

test("the open room does not vanish from the unread ones while it is read", () => {
  expect(ids("unread", "", "!c")).toEqual(["!i", "!a,!b,!c"]);
  expect(ids("people", "", "!c")).toEqual(["", "!b"]);
});

test("everything unread is counted; a direct chat or an invitation is loud", () => {
  expect(unreadTotal(entries)).toEqual({ count: 5, loud: true, mentions: 0 });
  expect(unreadTotal([room("!a", "a", { unreadCount: 3 })])).toEqual({ count: 3, loud: false, mentions: 0 });
  const mentioned = [
    room("!a", "a", { unreadCount: 3, highlightCount: 2 }),
    room("!b", "b", { highlightCount: 1, muted: true }),
  ];
  expect(unreadTotal(mentioned)).toEqual({ count: 4, loud: true, mentions: 3 });
});
