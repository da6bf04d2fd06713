import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { writeDeviceListChange } from "@conclave/storage/keys/device-list-store";
import { joinedRoomsOf } from "@conclave/storage/rooms/membership-store";
import type { CommandContext } from "../core/verb.ts";

/**
 * Tells everybody who shares a room with a person that the person's devices or keys changed: one row is written however many
 * they are, their waiting polls are woken by way of the rooms, and who is away finds the row later.
 */
export async function announceDeviceListChange(context: CommandContext, userId: UserId): Promise<void> {
  const position = context.tx.nextPosition();
  await writeDeviceListChange(context.tx, { userIds: [userId], position });
  context.changed({ kind: "user", userId, position });
  for (const { roomId } of await joinedRoomsOf(context.tx, userId)) context.changed({ kind: "room", roomId, position });
}

/** Tells one person alone that the devices or keys of people changed: whom somebody has verified, and by which key, is theirs to know. */
export async function announceToObserver(
  context: CommandContext,
  observerId: UserId,
  userIds: readonly string[],
): Promise<void> {
  const position = context.tx.nextPosition();
  await writeDeviceListChange(context.tx, { userIds, observerId, position });
  context.changed({ kind: "user", userId: observerId, position });
}
