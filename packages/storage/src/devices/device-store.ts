import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { chunksOf, padded } from "../database/chunks.ts";
import { statement } from "../database/statement.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transaction.ts";
import type { DeviceTables } from "./device-tables.ts";

export interface Device {
  readonly userId: UserId;
  readonly deviceId: string;
  readonly displayName: string | null;
  /** Milliseconds since the epoch, as all times here. */
  readonly createdAt: number;
  readonly lastSeenAt: number | null;
  readonly lastSeenAddress: string | null;
}

const selectDevice = statement((query, { userId, deviceId }: Pick<Device, "userId" | "deviceId">) =>
  query.selectFrom("devices").selectAll().where("user_id", "=", userId).where("device_id", "=", deviceId),
);

/** One device of a person. */
export async function findDevice(tx: ReadTransaction, userId: UserId, deviceId: string): Promise<Device | undefined> {
  const [row] = await selectDevice(tx, { userId, deviceId });
  return row && deviceOf(row);
}

/** Every device of a person, oldest first. */
export async function listDevices(tx: ReadTransaction, userId: UserId): Promise<readonly Device[]> {
  const rows = await tx.query
    .selectFrom("devices")
    .selectAll()
    .where("user_id", "=", userId)
    .orderBy("created_at")
    .orderBy("device_id")
    .execute();
  return rows.map(deviceOf);
}

/** Adds a device that its owner does not have yet. */
export async function insertDevice(
  tx: WriteTransaction,
  device: Pick<Device, "userId" | "deviceId" | "displayName" | "createdAt">,
): Promise<void> {
  await tx.query
    .insertInto("devices")
    .values({
      user_id: device.userId,
      device_id: device.deviceId,
      display_name: device.displayName,
      created_at: device.createdAt,
      last_seen_at: null,
      last_seen_address: null,
      last_seen_user_agent: null,
    })
    .execute();
}

/** Gives a device another name. */
export async function renameDevice(
  tx: WriteTransaction,
  userId: UserId,
  deviceId: string,
  displayName: string,
): Promise<void> {
  await tx.query
    .updateTable("devices")
    .set({ display_name: displayName })
    .where("user_id", "=", userId)
    .where("device_id", "=", deviceId)
    .execute();
}

/** When and from where a device was used. */
export interface LastSeen {
  readonly userId: UserId;
  readonly deviceId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly address: string;
  readonly userAgent: string;
}

const selectDevices = statement(
  (query, { userIds, deviceIds }: { readonly userIds: readonly UserId[]; readonly deviceIds: readonly string[] }) =>
    query.selectFrom("devices").selectAll().where("user_id", "in", userIds).where("device_id", "in", deviceIds),
);

const replaceDevices = statement((query, { devices }: { readonly devices: readonly DeviceTables["devices"][] }) =>
  query
    .insertInto("devices")
    .values([...devices])
    .onConflict((conflict) =>
      conflict.columns(["user_id", "device_id"]).doUpdateSet((row) => ({
        last_seen_at: row.ref("excluded.last_seen_at"),
        last_seen_address: row.ref("excluded.last_seen_address"),
        last_seen_user_agent: row.ref("excluded.last_seen_user_agent"),
      })),
    ),
);

/** Keeps when devices were used; those that are gone are passed over. At most 100 at once. */
export async function updateLastSeen(tx: WriteTransaction, seen: readonly LastSeen[]): Promise<void> {
  const rows = await selectDevices(tx, {
    userIds: padded([...new Set(seen.map((each) => each.userId))]),
    deviceIds: padded([...new Set(seen.map((each) => each.deviceId))]),
  });
  const there = new Map(rows.map((row) => [`${row.user_id} ${row.device_id}`, row]));
  const updated = seen.flatMap(({ userId, deviceId, at, address, userAgent }) => {
    const row = there.get(`${userId} ${deviceId}`);
    return row === undefined
      ? []
      : [{ ...row, last_seen_at: at, last_seen_address: address, last_seen_user_agent: userAgent }];
  });
  if (updated.length === 0) return;
  await replaceDevices(tx, { devices: updated });
}

/** Removes devices; those that are not there are passed over. */
export async function removeDevices(tx: WriteTransaction, userId: UserId, deviceIds: readonly string[]): Promise<void> {
  for (const chunk of chunksOf(deviceIds)) {
    await tx.query.deleteFrom("devices").where("user_id", "=", userId).where("device_id", "in", chunk).execute();
  }
}

function deviceOf(row: DeviceTables["devices"]): Device {
  return {
    userId: row.user_id,
    deviceId: row.device_id,
    displayName: row.display_name,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    lastSeenAddress: row.last_seen_address,
  };
}
