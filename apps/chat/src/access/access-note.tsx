import type { RoomAccess } from "@conclave/client/snapshots/room-access";
import { t } from "./messages.ts";

/** What comes of a choice: for a room, or for a space, which can't be open to the members of another. */
export function AccessNote(
  props: { of: "room"; access: RoomAccess } | { of: "space"; access: Exclude<RoomAccess, "space"> },
) {
  return <p class="dialog-note">{props.of === "room" ? t(`room-${props.access}`) : t(`space-${props.access}`)}</p>;
}
