import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { ReadTransaction } from "../database/transaction.ts";

/** From where a device was last used; null where it never was. */
export interface Connection {
  readonly deviceId: string;
  readonly address: string | null;
  /** Milliseconds since the epoch. */
  readonly lastSeenAt: number | null;
  readonly userAgent: string | null;
}

/** From where each device of a person was last used, in the order of their identifiers. */
export async function listConnections(tx: ReadTransaction, userId: UserId): Promise<readonly Connection[]> {
  return tx.query
    .selectFrom("devices")
    .select([
      "device_id as deviceId",
      "last_seen_address as address",
      "last_seen_at as lastSeenAt",
      "last_seen_user_agent as userAgent",
    ])
    .where("user_id", "=", userId)
    .orderBy("device_id")
    .execute();
}
