import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { statement } from "../database/statement.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";
import { roomColumns, type StoredRoom } from "./room-store.ts";
import type { Membership } from "./rooms-tables.ts";

export interface StoredMembership {
  readonly roomId: RoomId;
  readonly userId: UserId;
  readonly membership: Membership;
  /** The member event that says so. */
  readonly eventId: EventId;
  readonly position: number;
  /** Who sent that event: on an invitation, who invited. */
  readonly sender: UserId;
  readonly displayName: string | null;
  readonly avatarUrl: string | null;
  /** 1 when the person forgot the room after leaving it. */
  readonly forgotten: number;
}

const columns = [
  "memberships.room_id as roomId",
  "memberships.user_id as userId",
  "memberships.membership as membership",
  "memberships.event_id as eventId",
  "memberships.position as position",
  "memberships.sender as sender",
  "memberships.display_name as displayName",
  "memberships.avatar_url as avatarUrl",
  "memberships.forgotten as forgotten",
] as const;

const selectMembership = statement((query, { roomId, userId }: Pick<StoredMembership, "roomId" | "userId">) =>
  query.selectFrom("memberships").select(columns).where("room_id", "=", roomId).where("user_id", "=", userId),
);

/** How a person stands to a room; undefined when they never had to do with it. */
export async function readMembership(
  tx: ReadTransaction,
  roomId: RoomId,
  userId: UserId,
): Promise<StoredMembership | undefined> {
  const [membership] = await selectMembership(tx, { roomId, userId });
  return membership;
}

const selectMembershipsOf = statement((query, { userId }: Pick<StoredMembership, "userId">) =>
  query.selectFrom("memberships").select(columns).where("user_id", "=", userId).where("forgotten", "=", 0),
);

/** Everything that a person has, or had, to do with rooms: joined, invited, left, banned; forgotten rooms are left out. */
export async function membershipsOf(tx: ReadTransaction, userId: UserId): Promise<readonly StoredMembership[]> {
  return selectMembershipsOf(tx, { userId });
}

const selectForgotten = statement((query, { userId, after }: { readonly userId: UserId; readonly after: number }) =>
  query
    .selectFrom("memberships")
    .select(columns)
    .where("user_id", "=", userId)
    .where("forgotten", "=", 1)
    .where("position", ">", after),
);

/** How a person stands to the rooms that they forgot, where that became so after a position. */
export async function forgottenMembershipsOf(
  tx: ReadTransaction,
  userId: UserId,
  after: number,
): Promise<readonly StoredMembership[]> {
  return selectForgotten(tx, { userId, after });
}

const selectJoinedRooms = statement((query, { userId }: Pick<StoredMembership, "userId">) =>
  query
    .selectFrom("memberships")
    .innerJoin("rooms", "rooms.room_id", "memberships.room_id")
    .select(roomColumns)
    .select("memberships.position as joinedPosition")
    .where("memberships.user_id", "=", userId)
    .where("memberships.membership", "=", "join"),
);

/** The rooms that a person is in, each with the person's own membership: what a long poll listens to. */
export async function joinedRoomsOf(
  tx: ReadTransaction,
  userId: UserId,
): Promise<readonly (StoredRoom & { readonly joinedPosition: number })[]> {
  return selectJoinedRooms(tx, { userId });
}

export interface MembersFilter {
  readonly roomId: RoomId;
  readonly memberships: readonly Membership[];
  /** At most that many, those who came first. */
  readonly limit?: number;
  /** Not this person: heroes are the others. */
  readonly except?: UserId;
}

type MembersValues = Omit<MembersFilter, "memberships"> & { readonly membership: Membership };

const selectMembers = statement((database, { roomId, membership, limit, except }: MembersValues) => {
  let query = database
    .selectFrom("memberships")
    .select(columns)
    .where("room_id", "=", roomId)
    .where("membership", "=", membership)
    .orderBy("position");
  if (except !== undefined) query = query.where("user_id", "!=", except);
  if (limit !== undefined) query = query.limit(limit);
  return query;
});

/** People of a room as they stand now, in the order in which they came to stand so. */
export async function members(
  tx: ReadTransaction,
  { memberships, ...filter }: MembersFilter,
): Promise<readonly StoredMembership[]> {
  const found: StoredMembership[] = [];
  // One after the other: each is read in its order, as far as the limit, where all at once would be sorted whole.
  for (const membership of memberships) found.push(...(await selectMembers(tx, { ...filter, membership })));
  return found.sort((left, right) => left.position - right.position).slice(0, filter.limit);
}

type NewMembership = Omit<StoredMembership, "forgotten">;

const replaceMembership = statement((query, { isOut, ...now }: NewMembership & { readonly isOut: boolean }) => {
  const standing = {
    membership: now.membership,
    event_id: now.eventId,
    position: now.position,
    sender: now.sender,
    display_name: now.displayName,
    avatar_url: now.avatarUrl,
  };
  return query
    .insertInto("memberships")
    .values({ room_id: now.roomId, user_id: now.userId, ...standing, forgotten: 0 })
    .onConflict((conflict) =>
      conflict.columns(["room_id", "user_id"]).doUpdateSet(isOut ? standing : { ...standing, forgotten: 0 }),
    );
});

const insertMembershipChange = statement((query, { roomId, userId, position, membership }: NewMembership) =>
  query.insertInto("membership_history").values({ room_id: roomId, user_id: userId, position, membership }),
);

/** Notes a membership event: how the person stands now, and that it became so at this position. */
export async function writeMembership(tx: WriteTransaction, membership: NewMembership): Promise<void> {
  // Whoever forgot the room isn't reminded of it by the lifting of their ban, only by a new invitation or joining.
  const isOut = membership.membership === "leave" || membership.membership === "ban";
  await replaceMembership(tx, { ...membership, isOut });
  await insertMembershipChange(tx, membership);
}

/** Takes the name and the picture out of how a person stands, when the event that gave them was redacted. */
export async function clearMemberProfile(tx: WriteTransaction, roomId: RoomId, eventId: EventId): Promise<void> {
  await tx.query
    .updateTable("memberships")
    .set({ display_name: null, avatar_url: null })
    .where("room_id", "=", roomId)
    .where("event_id", "=", eventId)
    .execute();
}

/** Takes a room that a person has left out of everything that is shown to them. */
export async function forgetRoomFor(tx: WriteTransaction, roomId: RoomId, userId: UserId): Promise<void> {
  await tx.query
    .updateTable("memberships")
    .set({ forgotten: 1 })
    .where("room_id", "=", roomId)
    .where("user_id", "=", userId)
    .execute();
}
