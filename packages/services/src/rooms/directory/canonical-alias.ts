import type { Json, JsonObject } from "@conclave/base/json";
import { parseRoomAlias } from "@conclave/protocol/identifiers/room-alias";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { aliasesOfRoom } from "@conclave/storage/rooms/alias-store";

/**
 * Makes sure that what a room calls itself leads to it (spec "PUT /rooms/{roomId}/state", m.room.canonical_alias).
 *
 * @throws MatrixError `M_INVALID_PARAM` for what is no alias; `M_BAD_ALIAS` for one that doesn't lead to the room.
 */
export async function checkCanonicalAlias(tx: ReadTransaction, roomId: RoomId, content: JsonObject): Promise<void> {
  const { alias, alt_aliases: alternatives } = content;
  const named: readonly (Json | undefined)[] = [
    ...(alias === undefined || alias === null || alias === "" ? [] : [alias]),
    ...(Array.isArray(alternatives) ? alternatives : []),
  ];
  if (named.length === 0) return;
  const known: readonly string[] = await aliasesOfRoom(tx, roomId);
  for (const name of named) {
    if (typeof name !== "string" || parseRoomAlias(name) === undefined) {
      throw new MatrixError("M_INVALID_PARAM", "alias and alt_aliases must hold room aliases.");
    }
    if (!known.includes(name)) throw new MatrixError("M_BAD_ALIAS", `${name} doesn't lead to this room.`);
  }
}
