import type { RoomListEntry } from "@conclave/client/snapshots/room-list-snapshot";
import { ada, jonas, li, noor, self } from "./conversation.ts";

/** The room that is open in most scenes. */
export const room = "!harbour:example.org";

const now = Date.now();
const minute = 60_000;

/** A room of the list. */
export function entry(roomId: string, name: string, more: Partial<RoomListEntry> = {}): RoomListEntry {
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
    memberCount: 6,
    unreadCount: 0,
    highlightCount: 0,
    favourite: false,
    lowPriority: false,
    muted: false,
    silent: false,
    markedUnread: false,
    lastMessage: null,
    activeAt: now - 3 * 24 * 60 * minute,
    ...more,
  };
}

const preview = (sender: typeof ada, text: string): NonNullable<RoomListEntry["lastMessage"]> => ({
  sender,
  own: sender === self,
  timestamp: now,
  content: { kind: "text", text },
});

/** A list with a room of every kind. */
export function entries(zh: boolean): readonly RoomListEntry[] {
  return [
    entry("!board:example.org", zh ? "董事会" : "Board", {
      membership: "invited",
      inviter: jonas,
      memberCount: 4,
      activeAt: now - 8 * minute,
    }),
    entry("!dmnew:example.org", "نور الدين", {
      membership: "invited",
      inviter: noor,
      direct: true,
      memberCount: 2,
      activeAt: now - 40 * minute,
    }),
    entry(room, zh ? "港口项目" : "Harbour project", {
      lastMessage: preview(self, zh ? "收到 👍" : "Perfect 👍"),
      activeAt: now - 2 * minute,
    }),
    entry("!ada:example.org", "Ada Byron", {
      direct: true,
      pictureId: ada.userId,
      memberCount: 2,
      unreadCount: 2,
      lastMessage: preview(ada, zh ? "你看到新的数据了吗？" : "Did you see the new numbers? They look wrong to me"),
      activeAt: now - 12 * minute,
    }),
    entry("!ops:example.org", zh ? "运维" : "Operations", {
      unreadCount: 128,
      highlightCount: 3,
      lastMessage: preview(jonas, zh ? "备份已验证" : "@mei the restore test is green"),
      activeAt: now - 55 * minute,
    }),
    entry("!lunch:example.org", zh ? "午餐" : "Lunch", {
      favourite: true,
      unreadCount: 7,
      lastMessage: preview(li, zh ? "今天吃面条？" : "Noodles today?"),
      activeAt: now - 140 * minute,
    }),
    entry("!li:example.org", "李伟", {
      muted: true,
      markedUnread: true,
      direct: true,
      memberCount: 2,
      lastMessage: {
        sender: li,
        own: false,
        timestamp: now,
        content: { kind: "attachment", attachment: "file", name: "合同.pdf" },
      },
      activeAt: now - 26 * 60 * minute,
    }),
    entry("!design:example.org", zh ? "产品设计" : "Design reviews of the second quarter, with everybody", {
      lastMessage: { sender: ada, own: false, timestamp: now, content: { kind: "undecryptable" } },
      activeAt: now - 2 * 24 * 60 * minute,
    }),
    entry("!old:example.org", "", {
      name: { kind: "members", names: ["Ada Byron", "李伟", "Jonas Weber"], others: 4 },
      lastMessage: { sender: li, own: false, timestamp: now, content: { kind: "removed" } },
    }),
    entry("!empty:example.org", "", {
      name: { kind: "empty", formerly: ["Rahel"] },
      memberCount: 1,
      activeAt: now - 300 * 24 * 60 * minute,
    }),
    ...Array.from({ length: 12 }, (_, index) =>
      entry(`!more${index}:example.org`, `${zh ? "项目" : "Project"} ${index + 1}`, {
        lastMessage: preview(index % 2 ? ada : li, zh ? "好的" : "Agreed"),
        activeAt: now - (10 + index) * 24 * 60 * minute,
      }),
    ),
  ];
}

/** So many that a list has to be quick. */
export const manyRooms = (zh: boolean): readonly RoomListEntry[] =>
  Array.from({ length: 500 }, (_, index) => entry(`!many${index}:example.org`, `${zh ? "房间" : "Room"} ${index}`));
