import { deepEqual, equal } from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import type { Notifier } from "@conclave/client/ports/notifier";
import type { NotifyPermission, RoomNotification } from "@conclave/client/snapshots/notification-snapshot";
import { type Device, directChat, itemsOf, newDevice, newPerson, say } from "./person.ts";
import { type RunningServer, startServer } from "./server.ts";

/** Keeps what would be shown. */
function recordingNotifier() {
  let permission: NotifyPermission = "not-asked";
  const shown = new Map<string, RoomNotification>();
  const told: RoomNotification[] = [];
  const notifier: Notifier = {
    permission: () => permission,
    onPermissionChange: () => () => undefined,
    async ask() {
      permission = "granted";
      return permission;
    },
    show(notification) {
      shown.set(notification.roomId, notification);
      told.push(notification);
    },
    close: (roomId) => void shown.delete(roomId),
  };
  return { notifier, shown, told };
}

const bobs = recordingNotifier();
let server: RunningServer;
let ann: Device;
let bob: Device;
let recoveryKey: string;
let roomId: string;
before(async () => {
  server = await startServer();
  ann = (await newPerson(server, "ann")).device;
  ({ device: bob, recoveryKey } = await newPerson(server, "bob", bobs.notifier));
  roomId = await directChat(ann, bob);
});
after(() => server.close());
beforeEach(() => {
  bobs.told.length = 0;
});

/** The texts that were notified of; null where the content was hidden. */
const told = () =>
  bobs.told.map(({ about }) => {
    if (about.kind === "invitation") return "invitation";
    return about.content?.kind === "text" ? about.content.text : about.content;
  });

/** Once bob is told of this message, he was told of whatever there was to tell of those before. */
async function settle(): Promise<void> {
  await bob.client.commands.setNotifications({ on: true, hideContent: false, quietHours: null });
  await say(ann, bob, roomId, "settled");
  await bob.until("notified", () => told().includes("settled"));
}

test("nothing is notified before the person allowed it; then what was decrypted is", async () => {
  await say(ann, bob, roomId, "too early");
  deepEqual(told(), []);
  await bob.client.commands.allowNotifications();
  const { permission, on } = bob.client.snapshot().notifications;
  deepEqual({ permission, on }, { permission: "granted", on: true });
  await say(ann, bob, roomId, "hello bob");
  await bob.until("notified", () => bobs.told.length > 0);
  const [notification] = bobs.told;
  deepEqual(
    [told(), notification?.roomId, notification?.direct, notification?.sender?.userId, notification?.threadId],
    [["hello bob"], roomId, true, ann.userId, null],
  );
});

test("it goes when the message is read here, and when it is read on another device", async () => {
  await settle();
  await bob.client.commands.markRead(roomId);
  await bob.until("closed by reading", () => !bobs.shown.has(roomId));
  await settle();
  const other = await newDevice(server, bob.userId);
  await other.client.commands.recover(recoveryKey);
  await other.until("ready", ({ session }) => session.state === "ready");
  await other.client.commands.openTimeline(roomId);
  await other.until("the timeline", (snapshot) => itemsOf(snapshot, roomId).length > 0);
  await other.client.commands.markRead(roomId);
  await bob.until("closed from elsewhere", () => !bobs.shown.has(roomId));
});

test("it goes when its message is removed", async () => {
  await settle();
  const last = itemsOf(ann.client.snapshot(), roomId).findLast((item) => item.kind === "message");
  await ann.client.commands.removeMessage(roomId, last?.eventId ?? "");
  await bob.until("closed", () => !bobs.shown.has(roomId));
});

test("an edit tells those whom it mentions anew, and nobody else", async () => {
  await settle();
  const mentions = [{ userId: bob.userId, name: "bob" }];
  await say(ann, bob, roomId, "who comes?");
  await bob.until("notified", () => told().includes("who comes?"));
  const edits = await ann.until(
    "acknowledged",
    (snapshot) => itemsOf(snapshot, roomId).findLast((item) => item.kind === "message")?.eventId,
  );
  await ann.client.commands.sendText(roomId, "who comes **now**?", { edits });
  await ann.client.commands.sendText(roomId, "does @bob **come**?", { edits, mentions });
  await bob.until("told of the mention", () => told().includes("does bob come?"));
  await bob.until("mentioned", (snapshot) =>
    itemsOf(snapshot, roomId).some((item) => item.kind === "message" && item.eventId === edits && item.mentionsSelf),
  );
  await ann.client.commands.sendText(roomId, "does @bob really come?", { edits, mentions });
  await say(ann, bob, roomId, "the end");
  await bob.until("notified", () => told().includes("the end"));
  deepEqual(told(), ["settled", "who comes?", "does bob come?", "the end"]);
});

test("not of one's own messages, nor of the room that is before one's eyes", async () => {
  await bob.client.commands.sendText(roomId, "from bob");
  await bob.client.commands.lookAt(roomId);
  await say(ann, bob, roomId, "seen at once");
  await bob.client.commands.lookAt(null);
  await settle();
  deepEqual(told(), ["settled"]);
});

test("not in quiet hours, and not of a muted room", async () => {
  await bob.client.commands.setNotifications({ quietHours: { from: 0, until: 0 } });
  await say(ann, bob, roomId, "at night");
  await bob.client.commands.setNotifications({ quietHours: null });
  await bob.client.commands.setNotify(roomId, "mentions");
  const isMuted = (muted: boolean) =>
    bob.until("muting", ({ rooms }) => rooms.entries.some((entry) => entry.roomId === roomId && entry.muted === muted));
  await isMuted(true);
  await say(ann, bob, roomId, "muted");
  await bob.client.commands.setNotify(roomId, "all");
  await isMuted(false);
  await settle();
  deepEqual(told(), ["settled"]);
});

test("without its content where that is hidden", async () => {
  await bob.client.commands.setNotifications({ hideContent: true });
  await say(ann, bob, roomId, "a secret");
  await bob.until("notified", () => bobs.told.length > 0);
  deepEqual(told(), [null]);
  equal(JSON.stringify(bobs.told).includes("a secret"), false);
  await bob.client.commands.setNotifications({ hideContent: false });
});

test("a reply in a thread leads to its thread", async () => {
  const root = await bob.until(
    "a message",
    (snapshot) => itemsOf(snapshot, roomId).findLast((item) => item.kind === "message")?.eventId,
  );
  await ann.client.commands.sendText(roomId, "in the thread", { threadId: root });
  await bob.until("notified", () => bobs.told.length > 0);
  deepEqual([told(), bobs.told[0]?.threadId], [["in the thread"], root]);
});

test("an invitation is notified of, until it is answered", async () => {
  const { roomId: other } = await ann.client.commands.createRoom({ name: "Quay", invite: [bob.userId] });
  await bob.until("notified", () => bobs.shown.has(other));
  deepEqual([told(), bobs.shown.get(other)?.sender?.userId], [["invitation"], ann.userId]);
  await bob.client.commands.acceptInvitation(other);
  await bob.until("closed", () => !bobs.shown.has(other));
});

test("turning it off takes away what is shown, and nothing more comes", async () => {
  await settle();
  await bob.client.commands.setNotifications({ on: false });
  equal(bobs.shown.size, 0);
  bobs.told.length = 0;
  await say(ann, bob, roomId, "unheard");
  await settle();
  deepEqual(told(), ["settled"]);
});
