import type { MemberSnapshot, OpenRoomSnapshot } from "@conclave/client/snapshots/open-room-snapshot";
import type { Language } from "@conclave/ui/i18n/language";
import { ada, conversation, impostor, jonas, li, noor, olderItems, self } from "./conversation.ts";
import { room } from "./room-entries.ts";

/** So many that a timeline has to be quick. */
export const manyItems = (language: Language) =>
  Array.from({ length: 500 }, (_, page) => olderItems(language, 500 - page)).flat();

const member = (person: typeof ada, more: Partial<MemberSnapshot>): MemberSnapshot => ({
  ...person,
  membership: "joined",
  role: "member",
  trust: "unverified",
  rights: { roles: [], final: [], remove: false, ban: false },
  own: person === self,
  ...more,
});

/** The room that is open in most scenes. */
export function openRoom(language: Language, more: Partial<OpenRoomSnapshot> = {}): OpenRoomSnapshot {
  return {
    roomId: room,
    topic:
      language === "zh-CN"
        ? "西码头、泊位和预算"
        : "Western quay, berths and their budget. Minutes: https://plans.example.org/minutes",
    items: conversation(language),
    hasOlder: false,
    loadingOlder: false,
    firstUnreadKey: null,
    hasUnreadAbove: false,
    members: [
      member(ada, { role: "creator", trust: "verified" }),
      member(jonas, { role: "administrator", trust: "identity-changed" }),
      member(self, { trust: "verified" }),
      member(li, { role: "moderator" }),
      member(impostor, { trust: "no-identity" }),
      member(noor, { membership: "invited" }),
    ],
    typing: [],
    sending: "allowed",
    mayInvite: true,
    about: { name: true, topic: true, picture: true },
    rights: { react: true, removeOwn: true, removeOthers: true, pin: true, mentionRoom: true },
    roomRights: {
      lowest: {
        write: "member",
        invite: "moderator",
        "remove-people": "moderator",
        ban: "moderator",
        "remove-messages": "moderator",
        pin: "moderator",
        rename: "moderator",
        access: "moderator",
        history: "administrator",
        roles: "administrator",
      },
      access: "space",
      accessSpaceId: "!yard:example.org",
      mayChangeAccess: false,
      history: "joined",
      mayChangeHistory: false,
      mayUnban: false,
      banned: [],
      asking: [],
      lastAdministrator: false,
    },
    pinned: [],
    threadCounts: { unread: 0, highlight: 0 },
    ...more,
  };
}

/** As somebody sees it who looks after the room. */
export function administrated(open: OpenRoomSnapshot, zh: boolean): OpenRoomSnapshot {
  const rights = {
    roles: ["moderator", "administrator"],
    final: ["administrator"],
    remove: true,
    ban: true,
  } as const;
  const own = { roles: ["member", "moderator"], final: ["member", "moderator"], remove: false, ban: false } as const;
  return {
    ...open,
    members:
      open.members?.map((one): MemberSnapshot => {
        if (one.own) return { ...one, role: "administrator", rights: own };
        return one.role === "member" ? { ...one, rights } : one;
      }) ?? null,
    roomRights: {
      ...open.roomRights,
      mayChangeAccess: true,
      mayChangeHistory: true,
      mayUnban: true,
      asking: [
        {
          ...ada,
          userId: "@pia:example.org",
          name: "Pia Lund",
          avatar: null,
          reason: zh ? "我是新来的领航员" : "I am the new pilot, Ada knows me",
        },
        { ...li, userId: "@tom:example.org", name: "Tom", avatar: null, reason: null },
      ],
      banned: [{ ...noor, userId: "@rahel:example.org", name: "Rahel", reason: zh ? "广告" : "Advertising" }],
      lastAdministrator: true,
    },
  };
}
