import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import type { MatrixEvent } from "matrix-js-sdk/lib/models/event.js";
import type { Room } from "matrix-js-sdk/lib/models/room.js";
import { directChats } from "../rooms/direct-chats.ts";
import { editPreview, previewContent } from "../rooms/message-preview.ts";
import { personOf } from "../rooms/person-of.ts";
import { roomNameOf } from "../rooms/room-name.ts";
import type { RoomNotification } from "../snapshots/notification-snapshot.ts";

/**
 * What a notification of an event says: a message that is decrypted, an edit that mentions somebody anew, or an invitation of this account. Null where the push rules (spec "Push Rules") don't
 * notify of it, or there is nothing to say.
 */
export function notificationOf(sdk: MatrixClient, room: Room, event: MatrixEvent): RoomNotification | null {
  const actions = sdk.getPushActionsForEvent(event);
  const sender = event.getSender();
  if (actions?.notify !== true || sender === undefined) return null;
  const invitation = event.getType() === "m.room.member";
  const content = invitation ? null : (previewContent(event) ?? editPreview(event));
  if (!invitation && (content === null || content.kind === "removed")) return null;
  const threadId = event.threadRootId;
  return {
    roomId: room.roomId,
    roomName: roomNameOf(room.name),
    direct: directChats(sdk).has(room.roomId) || event.getContent()["is_direct"] === true,
    threadId: threadId === undefined || threadId === event.getId() ? null : threadId,
    eventId: invitation ? null : (event.getId() ?? null),
    sender: personOf(room, sender),
    about: invitation ? { kind: "invitation" } : { kind: "message", content },
    sound: typeof actions.tweaks.sound === "string",
  };
}
