import type { Notifier } from "@conclave/client/ports/notifier";
import type { NotifyPermission, RoomNotification } from "@conclave/client/snapshots/notification-snapshot";
import { addressOf } from "../route.ts";
import type { BrowserPush } from "./browser-push.ts";
import { notificationText } from "./notification-text.ts";

/**
 * The browser's own notifications (WHATWG Notifications API). A click brings the page to the front and opens what it is about. While `push` has a subscription they are shown
 * through the worker, so that each takes the place of the other's.
 */
export function browserNotifier(window: Window & typeof globalThis, push: Pick<BrowserPush, "registration">): Notifier {
  const shown = new Map<string, Notification>();
  const permission = (): NotifyPermission => {
    if (!("Notification" in window)) return "unsupported";
    const { permission: state } = window.Notification;
    return state === "default" ? "not-asked" : state;
  };

  function close(roomId: string): void {
    shown.get(roomId)?.close();
    shown.delete(roomId);
    void closeOfWorker(roomId).catch(() => undefined);
  }

  async function closeOfWorker(roomId: string): Promise<void> {
    // Of an earlier run too, before it is known whether the browser is subscribed in this one.
    const registration = await window.navigator.serviceWorker?.getRegistration("/");
    for (const each of (await registration?.getNotifications({ tag: roomId })) ?? []) each.close();
  }

  window.navigator.serviceWorker?.addEventListener("message", ({ data }) => {
    // Only the page's own worker can say this.
    if (data?.kind === "go" && typeof data.address === "string") window.location.hash = data.address;
  });

  return {
    permission,
    onPermissionChange(listener) {
      const ended = new AbortController();
      // A browser that doesn't tell is asked again at the next start.
      window.navigator.permissions
        ?.query({ name: "notifications" })
        .then((status) => status.addEventListener("change", listener, { signal: ended.signal }))
        .catch(() => undefined);
      return () => ended.abort();
    },
    async ask() {
      if (permission() === "not-asked") await window.Notification.requestPermission().catch(() => "denied");
      return permission();
    },
    show(notification) {
      const { roomId, sound } = notification;
      const { title, body } = notificationText(notification);
      const options = { body, tag: roomId, silent: !sound };
      const registration = push.registration();
      if (registration !== null) {
        const data = { address: placeOf(notification) };
        const more = { ...options, renotify: sound, icon: "/icon-192.png", data };
        // Its permission may just have been taken away.
        registration.showNotification(title, more).catch(() => undefined);
        return;
      }
      close(roomId);
      try {
        const made = new window.Notification(title, options);
        made.onclick = () => {
          window.focus();
          window.location.hash = placeOf(notification);
          close(roomId);
        };
        shown.set(roomId, made);
      } catch {
        // Browsers on phones have the permission, but show only what a worker with a subscription does.
      }
    },
    close,
  };
}

/** The message itself: the room may have been left far above it. */
function placeOf({ roomId, threadId, eventId }: RoomNotification): string {
  const beside = threadId === null ? null : { threadId };
  return addressOf({ name: "room", roomId, beside, ...(eventId === null ? {} : { eventId }) });
}
