import type { ClientSnapshot } from "@conclave/client/snapshots/client-snapshot";
import type { MemberSnapshot, OpenRoomSnapshot } from "@conclave/client/snapshots/open-room-snapshot";
import type { RoomListEntry } from "@conclave/client/snapshots/room-list-snapshot";
import type { VerificationSnapshot, VerificationStage } from "@conclave/client/snapshots/verification-snapshot";
import type { Language } from "@conclave/ui/i18n/language";
import {
  ada,
  conversation,
  formed,
  impostor,
  jonas,
  li,
  noor,
  olderItems,
  onTheirWay,
  self,
  troubles,
} from "./conversation.ts";
import { asGuest, spaces } from "./spaces.ts";
import { openThread, threadList, threadRoots } from "./threads.ts";

/** One state of the app. */
export interface Scene {
  readonly snapshot: ClientSnapshot;
  readonly address: string;
  readonly neverLoads?: boolean;
  readonly newVersion?: boolean;
}

const userId = self.userId;
const deviceId = "QHWXZD";
const room = "!harbour:example.org";
const now = Date.now();
const minute = 60_000;

function entry(roomId: string, name: string, more: Partial<RoomListEntry> = {}): RoomListEntry {
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

function entries(zh: boolean): readonly RoomListEntry[] {
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

const manyRooms = (zh: boolean): readonly RoomListEntry[] =>
  Array.from({ length: 500 }, (_, index) => entry(`!many${index}:example.org`, `${zh ? "房间" : "Room"} ${index}`));

const manyItems = (language: Language) =>
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

function openRoom(language: Language, more: Partial<OpenRoomSnapshot> = {}): OpenRoomSnapshot {
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
function administrated(open: OpenRoomSnapshot, zh: boolean): OpenRoomSnapshot {
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

const emoji = [
  ["🐶", "dog"],
  ["☂️", "umbrella"],
  ["🎸", "guitar"],
  ["🚂", "train"],
  ["🍎", "apple"],
  ["🔔", "bell"],
  ["💡", "light bulb"],
].map(([symbol = "", name = ""]) => ({ symbol, name }));

function verification(stage: VerificationStage, more: Partial<VerificationSnapshot> = {}): VerificationSnapshot {
  return {
    verificationId: "v",
    direction: "outgoing",
    scope: "person",
    with: ada,
    deviceId: "PHONE7",
    roomId: room,
    stage,
    ...more,
  };
}

const notifications: ClientSnapshot["notifications"] = {
  permission: "granted",
  on: true,
  hideContent: false,
  quietHours: null,
  whenClosed: "off",
};

/** Every state that is worth a look, by name. */
export function scenes(language: Language): Readonly<Record<string, Scene>> {
  const zh = language === "zh-CN";
  const ready: ClientSnapshot = {
    session: { state: "ready", userId, deviceId },
    connection: { state: "online" },
    encryption: { deviceVerified: true, backup: "active", restoring: null },
    keySharing: { onlyVerifiedDevices: false, policy: "any" },
    self,
    rooms: { complete: true, entries: entries(zh) },
    spaces: { chosen: null, entries: [] },
    openRooms: { [room]: openRoom(language) },
    openThreads: {},
    threadLists: {},
    search: { state: "complete", messages: 48_210, bytes: 2_310_000, roomsRead: 14, rooms: 14 },
    notifications,
    verifications: [],
    downloads: [],
    storedDrafts: {},
    recentEmoji: ["🚢", "👍️", "✅"],
    devices: {
      devices: [
        {
          deviceId,
          displayName: "Conclave, Firefox on Linux",
          current: true,
          dehydrated: false,
          verification: "verified",
          lastSeenAt: now,
          lastSeenAddress: "192.0.2.7",
        },
        {
          deviceId: "PHONE7",
          displayName: "Element X",
          current: false,
          dehydrated: false,
          verification: "verified",
          lastSeenAt: now - 3 * 60 * minute,
          lastSeenAddress: "192.0.2.44",
        },
        {
          deviceId: "OLDTAB",
          displayName: null,
          current: false,
          dehydrated: false,
          verification: "unverified",
          lastSeenAt: now - 40 * 24 * 60 * minute,
          lastSeenAddress: null,
        },
        {
          deviceId: "SCRIPT",
          displayName: "curl",
          current: false,
          dehydrated: false,
          verification: "no-encryption",
          lastSeenAt: null,
          lastSeenAddress: null,
        },
        {
          deviceId: "ASLEEP",
          displayName: "Dehydrated device",
          current: false,
          dehydrated: true,
          verification: "verified",
          lastSeenAt: null,
          lastSeenAddress: null,
        },
      ],
    },
  };
  const inSpace = `#/spaces/${encodeURIComponent("!yard:example.org")}`;
  const inRoom = `#/rooms/${encodeURIComponent(room)}`;
  const at = (address: string, change: Partial<ClientSnapshot> = {}): Scene => ({
    address,
    snapshot: { ...ready, ...change },
  });
  const withRoom = (change: Partial<OpenRoomSnapshot>) =>
    at(inRoom, { openRooms: { [room]: openRoom(language, change) } });
  const session = (state: ClientSnapshot["session"]) => at("#/", { session: state });
  const compared = (stage: VerificationStage, more: Partial<VerificationSnapshot> = {}) =>
    at(inRoom, { verifications: [verification(stage, more)] });
  const items = conversation(language);
  const thread = openThread(language, room);
  const withThread = {
    [room]: openRoom(language, {
      items: [...items, ...threadRoots(language)],
      threadCounts: { unread: 3, highlight: 1 },
    }),
  };
  return {
    "load-failed": { ...session({ state: "signed-out", reason: "never-signed-in" }), neverLoads: true },
    "signed-out": session({ state: "signed-out", reason: "never-signed-in" }),
    erased: session({ state: "signed-out", reason: "account-erased" }),
    ended: session({ state: "signed-out", reason: "ended-by-server" }),
    starting: session({ state: "starting", step: "first-sync", userId }),
    "starting-offline": at("#/", {
      session: { state: "starting", step: "first-sync", userId },
      connection: { state: "reconnecting" },
    }),
    failed: session({ state: "failed", failure: { code: "unexpected", detail: "IndexedDB could not be opened" } }),
    "other-tab": session({ state: "other-tab-owns" }),
    "soft-logged-out": session({ state: "soft-logged-out", userId, deviceId }),
    "set-up": session({ state: "recovery-set-up", userId, deviceId, stage: "key-needed" }),
    "set-up-again": session({ state: "recovery-set-up", userId, deviceId, stage: "key-unconfirmed" }),
    locked: session({ state: "locked", userId, deviceId, recoveryKeyExists: true, otherDeviceExists: true }),
    "locked-out": session({ state: "locked", userId, deviceId, recoveryKeyExists: false, otherDeviceExists: false }),
    home: at("#/"),
    "no-rooms": at("#/", { rooms: { complete: true, entries: [] } }),
    "rooms-loading": at("#/", { rooms: { complete: false, entries: [] }, connection: { state: "connecting" } }),
    spaces: at("#/", { spaces: spaces(language) }),
    "space-empty-list": at("#/", { spaces: { ...spaces(language), chosen: "!south:example.org" } }),
    space: at(inSpace, { spaces: spaces(language) }),
    "space-guest": at(inSpace, { spaces: asGuest(spaces(language)) }),
    "space-empty": at(`#/spaces/${encodeURIComponent("!east:example.org")}`, { spaces: spaces(language) }),
    "space-gone": at("#/spaces/!nowhere"),
    "space-invitation": at(`#/rooms/${encodeURIComponent("!north:example.org")}`, {
      rooms: {
        complete: true,
        entries: [
          entry("!north:example.org", zh ? "北港" : "North harbour", {
            membership: "invited",
            inviter: jonas,
            space: true,
            encrypted: null,
            memberCount: 0,
          }),
          ...entries(zh),
        ],
      },
    }),
    "room-in-space": at(inRoom, { spaces: spaces(language) }),
    directory: at("#/directory/rooms"),
    people: at("#/directory/people"),
    invitation: at(`#/rooms/${encodeURIComponent("!board:example.org")}`),
    gone: at("#/rooms/!nowhere"),
    room: at(inRoom),
    details: at(`${inRoom}/details`),
    "details-administrator": at(`${inRoom}/details`, { openRooms: { [room]: administrated(openRoom(language), zh) } }),
    "unread-above": withRoom({ hasUnreadAbove: true, hasOlder: true }),
    unread: withRoom({ items, firstUnreadKey: items.at(-6)?.key ?? null, typing: [ada, li] }),
    sending: withRoom({ items: [...items, ...onTheirWay(language)] }),
    formed: withRoom({
      items: [...items, ...formed(language)],
      pinned: [
        {
          eventId: "$p",
          sender: ada,
          timestamp: now,
          content: { kind: "text", text: zh ? "泊位表" : "The berth table" },
        },
        {
          eventId: "$q",
          sender: jonas,
          timestamp: now,
          content: { kind: "attachment", attachment: "file", name: "plan.pdf" },
        },
      ],
    }),
    threads: at(inRoom, { openRooms: withThread }),
    thread: at(`${inRoom}/thread/${encodeURIComponent(thread.threadId)}`, {
      openRooms: withThread,
      openThreads: { [thread.threadId]: thread },
    }),
    search: at(`${inRoom}/search`),
    "search-reading": at(`${inRoom}/search`, {
      search: { state: "reading", messages: 12_400, bytes: 610_000, roomsRead: 3, rooms: 14 },
    }),
    "thread-list": at(`${inRoom}/threads`, { openRooms: withThread, threadLists: { [room]: threadList(language) } }),
    "thread-list-loading": at(`${inRoom}/threads`, {
      threadLists: { [room]: { entries: [], hasOlder: true, loading: true } },
    }),
    "no-threads": at(`${inRoom}/threads`, {
      threadLists: { [room]: { entries: [], hasOlder: false, loading: false } },
    }),
    troubles: withRoom({ items: [...items, ...troubles()] }),
    paging: withRoom({ hasOlder: true }),
    downloading: at(inRoom, {
      openRooms: { [room]: openRoom(language, { items }) },
      downloads: items
        .filter((item) => item.kind === "attachment" && item.attachment === "file")
        .map(({ key }) => ({ roomId: room, key, part: "file", progress: 0.4 })),
    }),
    offline: at(inRoom, { connection: { state: "reconnecting" } }),
    "new-version": { ...at(inRoom), newVersion: true },
    restoring: at(inRoom, { encryption: { ...ready.encryption, restoring: { imported: 340, total: 1200 } } }),
    "read-only": withRoom({ sending: "forbidden" }),
    "encryption-lost": withRoom({ sending: "encryption-lost" }),
    large: at(inRoom, {
      rooms: { complete: true, entries: [...entries(zh), ...manyRooms(zh)] },
      openRooms: { [room]: openRoom(language, { items: [...manyItems(language), ...items], hasOlder: true }) },
    }),
    "verify-asked": compared({ stage: "requested" }, { direction: "incoming" }),
    "verify-own-asked": compared({ stage: "requested" }, { direction: "incoming", scope: "own-device", with: self }),
    "verify-waiting": compared({ stage: "requested" }),
    "verify-comparing": compared({ stage: "comparing", emoji, numbers: [1234, 5678, 9012] }),
    "verify-done": compared({ stage: "done" }),
    "verify-mismatch": compared({ stage: "cancelled", by: "them", reason: "mismatch" }),
    "backup-locked": at(inRoom, { encryption: { deviceVerified: true, backup: "locked", restoring: null } }),
    profile: at("#/settings/profile"),
    data: at("#/settings/data"),
    appearance: at("#/settings/appearance"),
    notifications: at("#/settings/notifications", {
      notifications: {
        ...notifications,
        hideContent: true,
        quietHours: { from: 1320, until: 420 },
        whenClosed: "on",
      },
    }),
    "notifications-not-when-closed": at("#/settings/notifications", {
      notifications: { ...notifications, whenClosed: "not-offered" },
    }),
    "notifications-denied": at("#/settings/notifications", {
      notifications: { ...notifications, permission: "denied" },
    }),
    "notifications-unsupported": at("#/settings/notifications", {
      notifications: { ...notifications, permission: "unsupported", on: null, whenClosed: "unsupported" },
    }),
    "notifications-offered": at(inRoom, { notifications: { ...notifications, permission: "not-asked", on: null } }),
    devices: at("#/settings/devices"),
    security: at("#/settings/security"),
    "security-only-verified": at("#/settings/security", {
      keySharing: { onlyVerifiedDevices: true, policy: "any" },
    }),
    "security-required": at("#/settings/security", { keySharing: { onlyVerifiedDevices: true, policy: "verified" } }),
    "security-required-ended": at("#/settings/security", {
      keySharing: { onlyVerifiedDevices: true, policy: "ended" },
    }),
    "security-mend": at("#/settings/security", {
      encryption: { deviceVerified: true, backup: "locked", restoring: null },
    }),
    "security-locked": at("#/settings/security", {
      encryption: { deviceVerified: false, backup: "none", restoring: null },
    }),
  };
}
