import type { Clock } from "@conclave/base/clock";
import { ClientEvent, type MatrixClient } from "matrix-js-sdk/lib/client.js";
import { type MatrixEvent, MatrixEventEvent } from "matrix-js-sdk/lib/models/event.js";
import { type Room, RoomEvent } from "matrix-js-sdk/lib/models/room.js";
import { RoomMemberEvent } from "matrix-js-sdk/lib/models/room-member.js";
import { RoomStateEvent } from "matrix-js-sdk/lib/models/room-state.js";
import type { EncryptionMemory } from "../sending/encryption-memory.ts";
import type { RoomListEntry, RoomListSnapshot } from "../snapshots/room-list-snapshot.ts";
import { coalesce } from "../state/coalesce.ts";
import type { UnreadCounts } from "../unread/unread-counts.ts";
import { directChats } from "./direct-chats.ts";
import { byImportance, roomListEntry } from "./room-list-entry.ts";

/** Milliseconds in which changes of rooms are collected. */
const collectFor = 30;

export interface RoomList {
  /** Something about a room changed that its events don't tell. */
  changed(roomId: string): void;
  /** The rooms of the cache are there: from now on the list is told, and never as half of one. */
  begin(): void;
  /** The server was heard: the list is complete now. */
  complete(): void;
  stop(): void;
}

/** Keeps the list of rooms up to date and tells it to `publish`; `onRoomChanged` hears of each room that changed. */
export function roomList(
  clock: Clock,
  sdk: MatrixClient,
  memory: EncryptionMemory,
  counts: UnreadCounts,
  publish: (rooms: RoomListSnapshot) => void,
  onRoomChanged: (roomId: string) => void,
): RoomList {
  const entries = new Map<string, RoomListEntry>();
  let hasBegun = false;
  let isComplete = false;

  const changes = coalesce(clock, collectFor, (roomIds) => {
    const direct = directChats(sdk);
    for (const roomId of roomIds) {
      const room = sdk.getRoom(roomId);
      if (room?.hasEncryptionStateEvent()) memory.remember(roomId);
      const entry = room && roomListEntry(sdk, room, direct.get(roomId) ?? null, memory.wasEncrypted(roomId), counts);
      if (entry) entries.set(roomId, entry);
      else entries.delete(roomId);
    }
    tell();
  });

  function tell(): void {
    if (hasBegun) publish({ complete: isComplete, entries: [...entries.values()].sort(byImportance) });
  }

  const changed = (roomId: string | undefined) => {
    if (roomId === undefined) return;
    changes.mark(roomId);
    onRoomChanged(roomId);
  };
  const roomChanged = (room: Room | undefined) => changed(room?.roomId);
  const allChanged = () => {
    for (const room of sdk.getRooms()) changed(room.roomId);
  };
  const eventChanged = (event: MatrixEvent) => changed(event.getRoomId());

  sdk.on(ClientEvent.Room, roomChanged);
  sdk.on(ClientEvent.DeleteRoom, changed);
  sdk.on(ClientEvent.AccountData, (event) => {
    if (event.getType() === "m.direct" || event.getType() === "m.push_rules") allChanged();
  });
  sdk.on(RoomEvent.Tags, (_event, room) => roomChanged(room));
  sdk.on(RoomEvent.AccountData, (_event, room) => roomChanged(room));
  sdk.on(RoomEvent.MyMembership, roomChanged);
  sdk.on(RoomEvent.Name, roomChanged);
  sdk.on(RoomEvent.Timeline, (_event, room) => roomChanged(room));
  sdk.on(RoomEvent.TimelineReset, roomChanged);
  sdk.on(RoomEvent.Redaction, (_event, room) => roomChanged(room));
  sdk.on(RoomEvent.Receipt, (_event, room) => roomChanged(room));
  sdk.on(RoomStateEvent.Update, (state) => changed(state.roomId));
  sdk.on(RoomStateEvent.Events, eventChanged);
  sdk.on(RoomMemberEvent.Typing, (_event, member) => onRoomChanged(member.roomId));
  sdk.on(MatrixEventEvent.Decrypted, eventChanged);
  sdk.on(MatrixEventEvent.Replaced, eventChanged);
  allChanged();

  return {
    changed,
    begin() {
      hasBegun = true;
      changes.flush();
      tell();
    },
    complete() {
      if (isComplete) return;
      hasBegun = true;
      isComplete = true;
      allChanged();
      changes.flush();
      tell();
    },
    stop: () => changes.stop(),
  };
}
