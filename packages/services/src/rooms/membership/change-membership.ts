import type { JsonObject } from "@conclave/base/json";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { StoredRoom } from "@conclave/storage/rooms/room-store";
import type { Membership } from "@conclave/storage/rooms/rooms-tables";
import type { CommandContext } from "../../core/verb.ts";
import type { AppendedEvent } from "../append-event.ts";
import { appendRecorded } from "../append-recorded.ts";

/** Who changes whose membership to what, and why. */
export interface MembershipChange {
  readonly sender: UserId;
  readonly target: UserId;
  readonly membership: Membership;
  readonly reason?: string | undefined;
  /** What else the member event says: name, picture, `is_direct`. */
  readonly more?: JsonObject;
}

/** Changes somebody's membership by a recorded member event. Throws as `appendEvent` does. */
export async function changeMembership(
  context: CommandContext,
  room: StoredRoom,
  change: MembershipChange,
): Promise<AppendedEvent> {
  const { sender, target, membership, reason, more } = change;
  return appendRecorded(context, room, {
    type: "m.room.member",
    state_key: target,
    sender,
    content: { ...more, membership, ...(reason === undefined ? {} : { reason }) },
  });
}
