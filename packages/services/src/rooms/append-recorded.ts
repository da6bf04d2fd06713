import type { StoredRoom } from "@conclave/storage/rooms/room-store";
import type { AuditEvent, CommandContext } from "../core/verb.ts";
import { type AppendedEvent, appendEvent, type NewEvent } from "./append-event.ts";

/** Appends an event that changes a room's state, and leaves the audit record of it. Throws as `appendEvent` does. */
export async function appendRecorded(
  context: CommandContext,
  room: StoredRoom,
  event: NewEvent & { readonly state_key: string },
): Promise<AppendedEvent> {
  const appended = await appendEvent(context, room, event);
  await context.record(recordOf(appended, event));
  return appended;
}

function recordOf({ room, before }: AppendedEvent, event: NewEvent & { readonly state_key: string }): AuditEvent {
  const { type, sender, state_key: stateKey, content } = event;
  if (type !== "m.room.member") {
    return { type: "room.state-changed", actor: sender, subject: room.roomId, detail: { event: type } };
  }
  const membership = textOrNull(content["membership"]);
  const previous = textOrNull(before(type, stateKey)?.pdu.content["membership"]);
  return {
    type: "room.membership-changed",
    actor: sender,
    subject: room.roomId,
    detail: { user: stateKey, membership, previous },
  };
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
