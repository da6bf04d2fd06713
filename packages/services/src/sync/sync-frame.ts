import type { Filter } from "@conclave/protocol/filters/filter";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { ignoredUsersOf } from "@conclave/storage/account-data/account-data-store";
import { type MembershipChange, membershipChangesOf } from "@conclave/storage/rooms/membership-history-store";
import { decodeSyncToken, type SyncToken } from "@conclave/streams/sync-token";
import type { QueryContext } from "../core/verb.ts";
import { pushRulesOf } from "../push/push-rules.ts";
import { membershipLookup } from "../timeline/membership-lookup.ts";
import type { RoomSectionOptions } from "./joined-room.ts";
import { readFilterParameter } from "./read-filter.ts";
import type { SyncRange, SyncRequest } from "./sync-request.ts";

/** What every part of one sync is read by. */
export interface SyncFrame {
  readonly filter: Filter;
  readonly token: SyncToken | undefined;
  readonly range: SyncRange;
  /** Every membership event of the person, oldest first. */
  readonly own: readonly MembershipChange[];
  /** Whether the client has the room as one that the person is in. */
  readonly wasJoined: (roomId: RoomId) => boolean;
  readonly options: RoomSectionOptions;
}

/**
 * Reads what a request is about: everything behind its token and up to `upTo`.
 *
 * @throws MatrixError `M_INVALID_PARAM` for a token or filter that this server never gave out.
 */
export async function readSyncFrame(context: QueryContext, request: SyncRequest, upTo: number): Promise<SyncFrame> {
  const { tx } = context;
  const { userId, deviceId } = request;
  const epoch = context.instance().restoreEpoch;
  const token = request.since === undefined ? undefined : decodeSyncToken(request.since, epoch, "since");
  const since = token?.position;
  const filter = await readFilterParameter(tx, userId, request.filter);
  const own = await membershipChangesOf(tx, userId, 0, upTo);
  const membershipAt = membershipLookup(own);
  return {
    filter,
    token,
    range: { since, upTo },
    own,
    wasJoined: (roomId) => since !== undefined && membershipAt(roomId, since) === "join",
    options: {
      filter,
      fullState: request.fullState,
      stateName: request.stateName,
      ignoredUsers: await ignoredUsersOf(tx, userId),
      pushRules: await pushRulesOf(tx, userId),
      epoch,
      presentation: { reader: { userId, deviceId }, now: context.now, membershipAt, withRoomId: false },
    },
  };
}
