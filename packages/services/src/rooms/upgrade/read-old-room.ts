import type { JsonObject } from "@conclave/base/json";
import type { ClientEventWithoutRoomId } from "@conclave/protocol/events/client-event";
import type { EventDraft } from "@conclave/protocol/events/pdu";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { type OldRoom, transferredTypes } from "@conclave/rules/rooms/upgrade/plan-upgrade";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { aliasesOfRoom } from "@conclave/storage/rooms/alias-store";
import type { StoredRoom } from "@conclave/storage/rooms/room-store";
import type { StoredEvent } from "@conclave/storage/timeline/event-store";
import { memberEventsOf, readSettings, stateOfType } from "@conclave/storage/timeline/room-settings-store";

/** Each becomes an event in one command: as many bans, or children of a space, go from one room to another. */
const mostTransferred = 1_000;

const settingTypes = [
  ...transferredTypes,
  "m.room.create",
  "m.room.power_levels",
  "m.room.encryption",
  "m.room.canonical_alias",
];

/**
 * Reads what a replacement of a room depends on.
 *
 * @throws MatrixError `M_RESOURCE_LIMIT_EXCEEDED` when the room has more bans or children than go into one command: a
 * replacement that let in whom the room had banned would be worse than none.
 */
export async function readOldRoom(tx: ReadTransaction, room: StoredRoom): Promise<OldRoom> {
  const { roomId, lastEventId } = room;
  const settings = (await readSettings(tx, [roomId], settingTypes)).get(roomId) ?? new Map<string, string>();
  const bans = await memberEventsOf(tx, roomId, "ban", mostTransferred + 1);
  const children = await stateOfType(tx, [roomId], "m.space.child", mostTransferred + 1);
  if (bans.length > mostTransferred || children.length > mostTransferred) {
    throw new MatrixError(
      "M_RESOURCE_LIMIT_EXCEEDED",
      `A room with more than ${mostTransferred} bans or children can't be replaced.`,
    );
  }
  return {
    roomId,
    lastEventId,
    settings: new Map([...settings].map(([type, client]) => [type, contentOf({ client })])),
    children: children.map(draftOf).filter(({ content }) => Object.keys(content).length > 0),
    banned: bans.map((event) => {
      const { reason } = contentOf(event);
      return { userId: event.userId, reason: typeof reason === "string" ? reason : undefined };
    }),
    aliases: await aliasesOfRoom(tx, roomId),
  };
}

function contentOf({ client }: Pick<StoredEvent, "client">): JsonObject {
  const { content }: ClientEventWithoutRoomId = JSON.parse(client);
  return content;
}

function draftOf(event: StoredEvent): EventDraft {
  return { type: event.type, state_key: event.stateKey ?? "", content: contentOf(event) };
}
