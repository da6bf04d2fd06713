import type { Notifier } from "@conclave/client/ports/notifier";
import type { NotifyPermission, RoomNotification } from "@conclave/client/snapshots/notification-snapshot";
import { addressOf } from "../route.ts";
import { notificationText } from "./notification-text.ts";

/** The browser's own notifications (WHATWG Notifications API). A click brings the page to the front and opens what it is about. */
export function browserNotifier(window: Window & typeof globalThis): Notifier {
  const shown = new Map<string, Notification>();
  const permission = (): NotifyPermission => {
    if (!("Notification" in window)) return "unsupported";
    const { permission: state } = window.Notification;
    return state === "default" ? "not-asked" : state;
  };

  function close(roomId: string): void {
    shown.get(roomId)?.close();
    shown.delete(roomId);
  }

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
      close(roomId);
      try {
        const made = new window.Notification(title, { body, tag: roomId, silent: !sound });
        made.onclick = () => {
          window.focus();
          window.location.hash = placeOf(notification);
          close(roomId);
        };
        shown.set(roomId, made);
      } catch {
        // Browsers on phones have the permission, but want a service worker to show one.
      }
    },
    close,
  };
}

function placeOf({ roomId, threadId }: RoomNotification): string {
  return addressOf({ name: "room", roomId, beside: threadId === null ? null : { threadId } });
}
