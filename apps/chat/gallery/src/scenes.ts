import type { ClientSnapshot } from "@conclave/client/snapshots/client-snapshot";
import type { OpenRoomSnapshot } from "@conclave/client/snapshots/open-room-snapshot";
import type { VerificationSnapshot, VerificationStage } from "@conclave/client/snapshots/verification-snapshot";
import type { Language } from "@conclave/ui/i18n/language";
import { ada, conversation, formed, jonas, li, onTheirWay, self, troubles } from "./conversation.ts";
import { administrated, manyItems, openRoom } from "./open-room.ts";
import { deviceId, ownDevices } from "./own-devices.ts";
import { entries, entry, manyRooms, room } from "./room-entries.ts";
import { asGuest, spaces } from "./spaces.ts";
import { openThread, threadList, threadRoots } from "./threads.ts";
import { emoji, verification } from "./verification.ts";

/** One state of the app. */
export interface Scene {
  readonly snapshot: ClientSnapshot;
  readonly address: string;
  readonly neverLoads?: boolean;
  readonly newVersion?: boolean;
}

const userId = self.userId;
const now = Date.now();

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
    devices: { devices: ownDevices },
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
  const lastSeen: Partial<ClientSnapshot> = {
    session: { state: "starting", step: "loading-encryption", userId, resumes: true },
    connection: { state: "idle" },
    rooms: { complete: false, entries: entries(zh) },
    openRooms: {},
  };
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
    starting: session({ state: "starting", step: "first-sync", userId, resumes: false }),
    "starting-offline": at("#/", {
      session: { state: "starting", step: "first-sync", userId, resumes: false },
      connection: { state: "reconnecting" },
    }),
    resuming: at("#/", lastSeen),
    "resuming-room": at(inRoom, { ...lastSeen, spaces: spaces(language) }),
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
