import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { chunksOf } from "../database/chunks.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";

export interface PusherKey {
  readonly userId: UserId;
  readonly appId: string;
  readonly pushkey: string;
}

/** Where a sleeping device wants to be told of news. */
export interface StoredPusher extends PusherKey {
  readonly deviceId: string;
  readonly appDisplayName: string;
  readonly deviceDisplayName: string;
  readonly profileTag: string | null;
  readonly lang: string;
  /** JSON text of an object: `url`, perhaps `format`, and whatever the client wants its gateway to get. */
  readonly data: string;
  /** When the key was set, in milliseconds since the epoch. */
  readonly at: number;
}

/** How far a pusher is. */
export interface PusherProgress {
  /** The position up to which everything was told, or needn't be. */
  readonly toldUpTo: number;
  /** The number of unread messages that it was told last; -1 before it was told any. */
  readonly badge: number;
  /** Since when its gateway doesn't take anything; null while it does. Milliseconds since the epoch, as `retryAt`. */
  readonly failingSince: number | null;
  readonly retryAt: number | null;
}

const columns = [
  "pushers.user_id as userId",
  "pushers.app_id as appId",
  "pushers.pushkey as pushkey",
  "pushers.device_id as deviceId",
  "pushers.app_display_name as appDisplayName",
  "pushers.device_display_name as deviceDisplayName",
  "pushers.profile_tag as profileTag",
  "pushers.lang as lang",
  "pushers.data as data",
  "pushers.at as at",
] as const;

const progressColumns = [
  "pushers.told_up_to as toldUpTo",
  "pushers.badge as badge",
  "pushers.failing_since as failingSince",
  "pushers.retry_at as retryAt",
] as const;

/** A person's pushers, in the order of their keys. */
export async function pushersOf(tx: ReadTransaction, userId: UserId): Promise<readonly StoredPusher[]> {
  return tx.query
    .selectFrom("pushers")
    .select(columns)
    .where("user_id", "=", userId)
    .orderBy("app_id")
    .orderBy("pushkey")
    .execute();
}

/** Sets a pusher. A known one keeps how far it has been told; a new one begins at `toldUpTo`. */
export async function writePusher(tx: WriteTransaction, pusher: StoredPusher, toldUpTo: number): Promise<void> {
  const said = {
    device_id: pusher.deviceId,
    app_display_name: pusher.appDisplayName,
    device_display_name: pusher.deviceDisplayName,
    profile_tag: pusher.profileTag,
    lang: pusher.lang,
    data: pusher.data,
    at: pusher.at,
    // Whoever says anew where they are to be told is tried at once.
    failing_since: null,
    retry_at: null,
  };
  await tx.query
    .insertInto("pushers")
    .values({
      user_id: pusher.userId,
      app_id: pusher.appId,
      pushkey: pusher.pushkey,
      ...said,
      told_up_to: toldUpTo,
      badge: -1,
    })
    .onConflict((conflict) => conflict.columns(["user_id", "app_id", "pushkey"]).doUpdateSet(said))
    .execute();
}

/** Removes a pusher; nothing happens when there is none. */
export async function deletePusher(tx: WriteTransaction, { userId, appId, pushkey }: PusherKey): Promise<void> {
  await tx.query
    .deleteFrom("pushers")
    .where("user_id", "=", userId)
    .where("app_id", "=", appId)
    .where("pushkey", "=", pushkey)
    .execute();
}

/** The pushers of some keys (at most 500), whoever set them; the first thousand. */
export async function pushersWithKeys(
  tx: ReadTransaction,
  pushkeys: readonly string[],
): Promise<readonly StoredPusher[]> {
  if (pushkeys.length === 0) return [];
  return tx.query.selectFrom("pushers").select(columns).where("pushkey", "in", pushkeys).limit(1_000).execute();
}

/** Removes the pushers of an app and key that are anybody else's. */
export async function deletePushersOfOthers(tx: WriteTransaction, key: PusherKey): Promise<void> {
  await tx.query
    .deleteFrom("pushers")
    .where("pushkey", "=", key.pushkey)
    .where("app_id", "=", key.appId)
    .where("user_id", "!=", key.userId)
    .execute();
}

/** Removes the pushers that a person's devices set. */
export async function deletePushersOfDevices(
  tx: WriteTransaction,
  userId: UserId,
  deviceIds: readonly string[],
): Promise<void> {
  for (const chunk of chunksOf(deviceIds)) {
    await tx.query.deleteFrom("pushers").where("user_id", "=", userId).where("device_id", "in", chunk).execute();
  }
}

/** Notes how far a pusher is. */
export async function advancePusher(tx: WriteTransaction, key: PusherKey, progress: PusherProgress): Promise<void> {
  await tx.query
    .updateTable("pushers")
    .set({
      told_up_to: progress.toldUpTo,
      badge: progress.badge,
      failing_since: progress.failingSince,
      retry_at: progress.retryAt,
    })
    .where("user_id", "=", key.userId)
    .where("app_id", "=", key.appId)
    .where("pushkey", "=", key.pushkey)
    .execute();
}

/** Whose pushers are looked at. */
export interface PushersDue {
  /** Of those who are in one of these rooms (at most 500); of everybody when absent. */
  readonly roomIds?: readonly RoomId[];
  /** Of these people (at most 500) too. */
  readonly userIds?: readonly UserId[];
  /** Milliseconds since the epoch: pushers that are to be tried again later are left out. */
  readonly now: number;
}

/** Pushers of active accounts that may have something to tell, and those whose time to be tried again has come. */
export async function duePushers(
  tx: ReadTransaction,
  { roomIds, userIds = [], now }: PushersDue,
): Promise<readonly (StoredPusher & PusherProgress)[]> {
  let query = tx.query
    .selectFrom("pushers")
    .innerJoin("accounts", "accounts.user_id", "pushers.user_id")
    .select(columns)
    .select(progressColumns)
    .where("accounts.state", "=", "active")
    .where((builder) => builder.or([builder("retry_at", "is", null), builder("retry_at", "<=", now)]));
  if (roomIds !== undefined) {
    query = query.where((builder) =>
      builder.or([
        builder("pushers.retry_at", "<=", now),
        ...(userIds.length === 0 ? [] : [builder("pushers.user_id", "in", userIds)]),
        ...(roomIds.length === 0
          ? []
          : [
              builder(
                "pushers.user_id",
                "in",
                builder
                  .selectFrom("memberships")
                  .select("memberships.user_id")
                  .where("memberships.room_id", "in", roomIds)
                  .where("memberships.membership", "=", "join"),
              ),
            ]),
      ]),
    );
  }
  return query.execute();
}
