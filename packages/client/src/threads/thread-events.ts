import { ClientEvent, type MatrixClient } from "matrix-js-sdk/lib/client.js";
import { type Room, RoomEvent } from "matrix-js-sdk/lib/models/room.js";
import { ThreadEvent } from "matrix-js-sdk/lib/models/thread.js";

/**
 * Tells the rooms in whose threads something changed: the SDK's client passes on nothing of that kind. After a removal, and after a gap in what
 * the server told, the server is asked how many replies there are.
 */
export function onThreadsChanged(sdk: MatrixClient, changed: (roomId: string) => void): void {
  const heard = new WeakSet<Room>();

  async function ask(room: Room, threadId: string): Promise<void> {
    try {
      const root = sdk.getEventMapper()(await sdk.fetchRoomEvent(room.roomId, threadId));
      const thread = room.getThread(threadId);
      // It is the same event, brought up to date, but where a gap took it out of the timeline.
      if (thread !== null) thread.rootEvent = root;
      changed(room.roomId);
    } catch {
      // Asked again after the next gap.
    }
  }

  function hear(room: Room): void {
    if (heard.has(room)) return;
    heard.add(room);
    const tell = () => changed(room.roomId);
    for (const event of [ThreadEvent.New, ThreadEvent.Update, ThreadEvent.NewReply, ThreadEvent.Delete] as const) {
      room.on(event, tell);
    }
    room.on(RoomEvent.Redaction, (_event, _room, threadId) => {
      if (threadId !== undefined) void ask(room, threadId);
    });
    room.on(RoomEvent.TimelineReset, (_room, timelines) => {
      if (timelines !== room.getUnfilteredTimelineSet()) return;
      for (const { id } of room.getThreads()) void ask(room, id);
    });
  }

  sdk.on(ClientEvent.Room, hear);
  for (const room of sdk.getRooms()) hear(room);
}
