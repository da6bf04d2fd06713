import type { AnyVerb } from "../core/verb.ts";
import { getEventByTimestamp } from "./get-event-by-timestamp.ts";
import { getEventContext } from "./get-event-context.ts";
import { getLocalAliases } from "./get-local-aliases.ts";
import { getMembersByRoom } from "./get-members-by-room.ts";
import { getOneRoomEvent } from "./get-one-room-event.ts";
import { getRelatingEvents } from "./get-relating-events.ts";
import { getRoomEvents } from "./get-room-events.ts";
import { getRoomState } from "./get-room-state.ts";
import { getRoomStateWithKey } from "./get-room-state-with-key.ts";
import { getThreadRoots } from "./get-thread-roots.ts";
import { redactEvent } from "./redact-event.ts";
import { roomInitialSync } from "./room-initial-sync.ts";
import { searchEvents } from "./search/search-events.ts";
import { sendMessage } from "./send-message.ts";

/** The verbs of the timeline, for the registry. */
export const timelineVerbs: readonly AnyVerb[] = [
  sendMessage,
  redactEvent,
  getRoomEvents,
  getOneRoomEvent,
  getEventContext,
  getRelatingEvents,
  getThreadRoots,
  getEventByTimestamp,
  getRoomState,
  getRoomStateWithKey,
  getMembersByRoom,
  getLocalAliases,
  searchEvents,
  roomInitialSync,
];
