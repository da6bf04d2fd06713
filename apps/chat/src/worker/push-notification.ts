import { isJsonObject } from "@conclave/base/json";
import { isQuiet } from "@conclave/client/notifications/quiet-hours";
import type { PushNotes } from "../notifications/push-notes.ts";

/** What the server says of news (docs/decisions/0028-web-push.md): where, and how much is unread. */
export interface Push {
  readonly roomId: string;
  readonly unread: number;
}

/** What a notification carries for the click on it. */
export interface NotificationData {
  /** Where it leads: the fragment of the page's address. */
  readonly address: string;
}

/** What is shown: the title, and the rest as `showNotification` takes it. */
export interface PushNotification {
  readonly title: string;
  readonly options: NotificationOptions & { readonly renotify: boolean; readonly data: NotificationData };
}

/** Reads what the server sent; null where it is nothing that it says. */
export function readPush(text: string): Push | null {
  try {
    const sent: unknown = JSON.parse(text);
    if (!isJsonObject(sent) || typeof sent["room_id"] !== "string") return null;
    const { unread } = sent;
    return { roomId: sent["room_id"], unread: typeof unread === "number" && unread > 0 ? Math.floor(unread) : 0 };
  } catch {
    return null;
  }
}

/**
 * The notification of news. One a room: the next takes its place, and is heard again. In quiet hours it is silent, as browsers take the permission away from those who
 * show nothing.
 *
 * @param notes what the page left; without any, there is no more to say than that there is something. @param minute of the day.
 */
export function pushNotification(push: Push | null, notes: PushNotes | null, minute: number): PushNotification {
  const quiet = notes?.quietHours != null && isQuiet(notes.quietHours, minute);
  return {
    title: notes?.title ?? "Conclave",
    options: {
      body: notes?.rooms[push?.roomId ?? ""] ?? "",
      icon: "/icon-192.png",
      tag: push?.roomId ?? "news",
      silent: quiet,
      renotify: !quiet,
      data: { address: push === null ? "#/" : `#/rooms/${encodeURIComponent(push.roomId)}` },
    },
  };
}
