import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import type { Room } from "matrix-js-sdk/lib/models/room.js";
import type { RoomListEntry } from "../snapshots/room-list-snapshot.ts";
import type { UnreadCounts } from "../unread/unread-counts.ts";
import { messagePreview } from "./message-preview.ts";
import { personOf } from "./person-of.ts";
import { roomNameOf } from "./room-name.ts";
import { roomWishes } from "./room-wishes.ts";

/** A room as the list shows it; null if this account is neither in it nor invited, or in it and it is a space. `directWith` is the other person of a direct chat. */
export function roomListEntry(
  sdk: MatrixClient,
  room: Room,
  directWith: string | null,
  onceEncrypted: boolean,
  counts: UnreadCounts,
): RoomListEntry | null {
  const membership = room.getMyMembership();
  const invited = membership === "invite";
  const space = room.isSpaceRoom();
  if (!invited && (membership !== "join" || space)) return null;
  const { unread, highlight } = counts.ofRoom(room);
  const ownEvent = room.getMember(room.myUserId)?.events.member;
  const inviter = invited ? (ownEvent?.getSender() ?? null) : null;
  const direct = directWith !== null || (invited && ownEvent?.getContent()["is_direct"] === true);
  const stateLoaded = room.currentState.getStateEvents("m.room.create", "") !== null;
  const encrypted = onceEncrypted || room.hasEncryptionStateEvent();
  const lastMessage = invited ? null : messagePreview(room);
  const other = directWith ?? (direct ? inviter : null);
  return {
    roomId: room.roomId,
    name: roomNameOf(room.name),
    avatar: room.getMxcAvatarUrl() ?? (other === null ? null : personOf(room, other).avatar),
    pictureId: other ?? room.roomId,
    membership: invited ? "invited" : "joined",
    inviter: inviter === null ? null : personOf(room, inviter),
    direct,
    space,
    encrypted: encrypted ? true : stateLoaded ? false : null,
    memberCount: room.getInvitedAndJoinedMemberCount(),
    unreadCount: unread,
    highlightCount: highlight,
    ...roomWishes(sdk, room),
    lastMessage,
    activeAt: Math.max(lastMessage?.timestamp ?? 0, ownEvent?.getTs() ?? 0),
  };
}

/** The order of the list: invitations first, then the most recently active. */
export function byImportance(left: RoomListEntry, right: RoomListEntry): number {
  if (left.membership !== right.membership) return left.membership === "invited" ? -1 : 1;
  return right.activeAt - left.activeAt || (left.roomId < right.roomId ? -1 : 1);
}
