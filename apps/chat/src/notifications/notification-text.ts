import type { RoomNotification } from "@conclave/client/snapshots/notification-snapshot";
import { contentText, isolated } from "../rooms/message-preview.ts";
import { roomName } from "../rooms/room-name.ts";
import { t } from "./messages.ts";

/** The words of a notification, in the language of the page. */
export function notificationText(notification: RoomNotification): { readonly title: string; readonly body: string } {
  const { sender, direct, about } = notification;
  const room = roomName(notification.roomName);
  const name = sender?.name ?? room;
  if (about.kind === "invitation") {
    return { title: name, body: direct ? t("invitation-chat") : t("invitation", { room: isolated(room) }) };
  }
  return {
    title: direct ? name : t("title-in-room", { name: isolated(name), room: isolated(room) }),
    body: about.content === null ? t("content-hidden") : contentText(about.content),
  };
}
