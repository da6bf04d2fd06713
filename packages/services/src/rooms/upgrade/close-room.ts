import type { JsonObject } from "@conclave/base/json";
import type { EventDraft } from "@conclave/protocol/events/pdu";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import type { PowerLevels } from "@conclave/rules/rooms/power-levels";
import type { OldRoom } from "@conclave/rules/rooms/upgrade/plan-upgrade";
import { closedPowerLevels } from "@conclave/rules/rooms/upgrade/upgraded-power-levels";
import type { StoredRoom } from "@conclave/storage/rooms/room-store";
import type { CommandContext } from "../../core/verb.ts";
import { appendEvent } from "../append-event.ts";

/** A room that has been replaced. */
export interface ReplacedRoom {
  readonly room: StoredRoom;
  readonly settings: OldRoom["settings"];
  readonly levels: PowerLevels;
  readonly replacement: RoomId;
}

/**
 * Puts the tombstone that leads from a room to its replacement; and, as far as the sender may, takes its own address away and
 * lets nobody but moderators speak any more.
 *
 * @throws MatrixError `M_FORBIDDEN` for somebody who may not send the tombstone.
 */
export async function closeRoom(context: CommandContext, replaced: ReplacedRoom, sender: UserId): Promise<void> {
  const { settings, levels, replacement } = replaced;
  const tombstone = { body: "This room has been replaced.", replacement_room: replacement };
  let { room } = await appendEvent(context, replaced.room, { ...state("m.room.tombstone", tombstone), sender });
  const closed = closedPowerLevels(settings.get("m.room.power_levels"), levels);
  const wishes = [
    ...(settings.has("m.room.canonical_alias") ? [state("m.room.canonical_alias", {})] : []),
    ...(closed === undefined ? [] : [state("m.room.power_levels", closed)]),
  ];
  for (const wish of wishes) room = await appendIfAllowed(context, room, sender, wish);
}

/** An event is authorised before anything of it is written: a refusal leaves nothing to undo. */
async function appendIfAllowed(
  context: CommandContext,
  room: StoredRoom,
  sender: UserId,
  draft: EventDraft,
): Promise<StoredRoom> {
  try {
    return (await appendEvent(context, room, { ...draft, sender })).room;
  } catch (error) {
    if (error instanceof MatrixError && error.code === "M_FORBIDDEN") return room;
    throw error;
  }
}

function state(type: string, content: JsonObject): EventDraft & { readonly state_key: string } {
  return { type, state_key: "", content };
}
