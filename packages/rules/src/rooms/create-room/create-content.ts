import type { JsonObject } from "@conclave/base/json";
import { parseUserId, type UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import type { RoomVersion } from "../room-version.ts";

/**
 * The content of a room's create event: the client's wishes, and what the version wants.
 *
 * @param additionalCreators as `additionalCreatorsOf` gives them.
 */
export function createContent(
  wishes: JsonObject,
  version: RoomVersion,
  creator: UserId,
  additionalCreators: readonly UserId[],
): JsonObject {
  const { creator: _creator, additional_creators: meaningless, ...others } = wishes;
  const kept = version.creatorsHaveInfinitePower ? undefined : meaningless;
  return {
    ...others,
    ...(kept !== undefined && { additional_creators: kept }),
    ...(additionalCreators.length > 0 && { additional_creators: additionalCreators }),
    ...(version.creatorInContent && { creator }),
    room_version: version.id,
  };
}

/**
 * Who becomes a creator besides the sender: those whom the client names, and those whom a trusted private chat invites, each
 * once. Nobody before room version 12, where the field means nothing.
 *
 * @throws MatrixError `M_INVALID_PARAM` naming the entry that is no user identifier.
 */
export function additionalCreatorsOf(
  wishes: JsonObject,
  version: RoomVersion,
  trusted: readonly UserId[],
): readonly UserId[] {
  if (!version.creatorsHaveInfinitePower) return [];
  const named = wishes["additional_creators"] ?? [];
  if (!Array.isArray(named)) throw invalid("creation_content.additional_creators must be a list of user identifiers.");
  const userIds = named.map((item, index) => {
    const userId = typeof item === "string" ? parseUserId(item) : undefined;
    if (userId === undefined) throw invalid(`creation_content.additional_creators[${index}] is not a user identifier.`);
    return userId;
  });
  return [...new Set([...userIds, ...trusted])];
}

function invalid(message: string): MatrixError {
  return new MatrixError("M_INVALID_PARAM", message);
}
