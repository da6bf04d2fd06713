import { ClientEvent, type MatrixClient } from "matrix-js-sdk/lib/client.js";
import { type MatrixEvent, MatrixEventEvent } from "matrix-js-sdk/lib/models/event.js";
import { RoomEvent } from "matrix-js-sdk/lib/models/room.js";
import type { NotificationCommands } from "../commands.ts";
import { asClientError } from "../engine/failure-of.ts";
import type { ClientPorts } from "../ports/client-ports.ts";
import type { NotificationSnapshot, RoomNotification } from "../snapshots/notification-snapshot.ts";
import { notificationOf } from "./notification-of.ts";
import { readNotificationSettings, writeNotificationSettings } from "./notification-settings.ts";
import { pushWhenClosed } from "./push-when-closed.ts";
import { isQuiet, minuteOfDay } from "./quiet-hours.ts";

export interface Notifications extends NotificationCommands {
  /** The server was heard for the first time. */
  begin(): void;
  /** Closes what is shown. */
  stop(): void;
}

/** Messages that wait for their decryption; what is beyond is not told. */
const mostWaiting = 200;

/**
 * Notifies of what arrives while the session runs and the push rules want it: after decryption, never of what this account wrote, has read, or has before
 * its eyes. What came while no session ran, as `isHeard` tells, is seen in the list of rooms. A notification goes when what it is about is read.
 */
export async function notifications(
  ports: Pick<ClientPorts, "clock" | "store" | "notifier" | "push" | "baseUrl" | "deviceDisplayName">,
  sdk: MatrixClient,
  isHeard: () => boolean,
  publish: (state: NotificationSnapshot) => void,
): Promise<Notifications> {
  const { clock, store, notifier } = ports;
  const closed = pushWhenClosed(ports, sdk, () => tell());
  const waiting = new Set<string>();
  /** By room: the event that is shown; null for an invitation. */
  const shown = new Map<string, string | null>();
  let settings = await readNotificationSettings(store);
  let lookedAt: string | null = null;

  const tell = () => publish({ ...settings, permission: notifier.permission(), whenClosed: closed.state() });

  async function change(to: Partial<typeof settings>): Promise<void> {
    settings = { ...settings, ...to };
    if (settings.on !== true) closeAll();
    tell();
    await writeNotificationSettings(store, settings);
    if (settings.on !== true) await closed.turnOff();
  }

  async function allow(): Promise<boolean> {
    const allowed = (await notifier.ask()) === "granted";
    if (allowed) await change({ on: true });
    else tell();
    return allowed;
  }

  const isWanted = () =>
    settings.on === true &&
    notifier.permission() === "granted" &&
    (settings.quietHours === null || !isQuiet(settings.quietHours, minuteOfDay(clock.now())));

  function show(notification: RoomNotification, eventId: string | null): void {
    shown.set(notification.roomId, eventId);
    const { about } = notification;
    const hidden = settings.hideContent && about.kind === "message";
    notifier.show(hidden ? { ...notification, about: { ...about, content: null } } : notification);
  }

  function close(roomId: string): void {
    if (shown.delete(roomId)) notifier.close(roomId);
  }

  function closeAll(): void {
    for (const roomId of [...shown.keys()]) close(roomId);
  }

  function decide(event: MatrixEvent): void {
    const room = sdk.getRoom(event.getRoomId());
    const eventId = event.getId();
    if (room === null || eventId === undefined || room.roomId === lookedAt || !isWanted()) return;
    if (room.hasUserReadEvent(room.myUserId, eventId)) return;
    const notification = notificationOf(sdk, room, event);
    if (notification !== null) show(notification, eventId);
  }

  sdk.on(ClientEvent.Event, (event) => {
    const eventId = event.getId();
    const own = event.getSender() === sdk.getUserId();
    if (!isHeard() || eventId === undefined || own || event.isState() || event.isRedacted()) return;
    if (!event.isEncrypted() || event.getClearContent() !== null) decide(event);
    else if (waiting.size < mostWaiting) waiting.add(eventId);
  });
  sdk.on(MatrixEventEvent.Decrypted, (event) => {
    // One whose key comes later is told then.
    if (!event.isDecryptionFailure() && waiting.delete(event.getId() ?? "")) decide(event);
  });
  sdk.on(RoomEvent.MyMembership, (room, membership) => {
    close(room.roomId);
    const event = room.getMember(room.myUserId)?.events.member;
    if (membership !== "invite" || event === undefined || !isHeard() || !isWanted()) return;
    const notification = notificationOf(sdk, room, event);
    if (notification !== null) show(notification, null);
  });
  sdk.on(RoomEvent.Receipt, (_event, room) => {
    const eventId = shown.get(room.roomId);
    if (typeof eventId === "string" && room.hasUserReadEvent(room.myUserId, eventId)) close(room.roomId);
  });
  sdk.on(RoomEvent.Redaction, (redaction, room) => {
    const target: unknown = redaction.event.redacts ?? redaction.getContent()["redacts"];
    if (target === shown.get(room.roomId)) close(room.roomId);
  });
  tell();
  const forget = notifier.onPermissionChange(tell);

  return {
    setNotifications: change,
    // What can't be asked now is asked at the next start.
    begin: () => void closed.begin().catch(() => undefined),
    async allowNotifications() {
      await allow();
    },
    notifyWhenClosed: (on) =>
      asClientError(async () => {
        if (!on) await closed.turnOff();
        else if (await allow()) await closed.turnOn();
      }),
    async lookAt(roomId) {
      lookedAt = roomId;
      if (roomId === null) return;
      shown.delete(roomId);
      // One may have been shown while the app was closed.
      notifier.close(roomId);
    },
    stop() {
      forget();
      closeAll();
    },
  };
}
