import { systemClock } from "@conclave/base/clock";
import { minuteOfDay } from "@conclave/client/notifications/quiet-hours";
import { pushNotesStore, readPushNotes } from "../notifications/push-notes.ts";
import { chatWindows, isLeftToPage } from "./chat-windows.ts";
import { type NotificationData, pushNotification, readPush } from "./push-notification.ts";

declare const self: ServiceWorkerGlobalScope;

/** Shows that there is news, and how much is unread, unless a page does. */
export async function hearPush(text: string): Promise<void> {
  const push = readPush(text);
  const notes = await readPushNotes(pushNotesStore());
  const { title, options } = pushNotification(push, notes, minuteOfDay(systemClock.now()));
  const chats = chatWindows(await self.clients.matchAll({ type: "window", includeUncontrolled: true }));
  const shown = await self.registration.getNotifications({ tag: options.tag ?? "" });
  if (isLeftToPage(chats, shown.length > 0)) return;
  // An open page counts exactly.
  if (chats.length === 0 && push !== null) await self.navigator.setAppBadge?.(push.unread).catch(() => undefined);
  await self.registration.showNotification(title, options);
}

/** Leads to what a notification was about, in the page that is open, or in a new one. */
export async function openNotification(notification: Notification): Promise<void> {
  notification.close();
  // As `pushNotification` and the page write it.
  const { address } = notification.data as NotificationData;
  const [chat] = chatWindows(await self.clients.matchAll({ type: "window", includeUncontrolled: true }));
  if (chat === undefined) {
    await self.clients.openWindow(`/${address}`);
    return;
  }
  chat.postMessage({ kind: "go", address });
  await chat.focus();
}
