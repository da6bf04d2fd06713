import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { chunksOf } from "../database/chunks.ts";
import type { ReadTransaction } from "../database/transaction.ts";

/** A device and what its owner calls it. */
export interface DeviceName {
  readonly userId: UserId;
  readonly deviceId: string;
  readonly displayName: string | null;
}

/** The devices of many people at once. */
export async function deviceNamesOf(tx: ReadTransaction, userIds: readonly UserId[]): Promise<readonly DeviceName[]> {
  const names: DeviceName[] = [];
  for (const chunk of chunksOf(userIds)) {
    const rows = await tx.query
      .selectFrom("devices")
      .select(["user_id as userId", "device_id as deviceId", "display_name as displayName"])
      .where("user_id", "in", chunk)
      .execute();
    names.push(...rows);
  }
  return names;
}
