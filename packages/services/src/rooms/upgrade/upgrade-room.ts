import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { additionalCreatorsOf } from "@conclave/rules/rooms/create-room/create-content";
import { levelOf, levelToSend, type PowerLevels, powerLevelsOf } from "@conclave/rules/rooms/power-levels";
import { roomVersionOf } from "@conclave/rules/rooms/room-version";
import { planUpgrade } from "@conclave/rules/rooms/upgrade/plan-upgrade";
import { upgradedPowerLevels } from "@conclave/rules/rooms/upgrade/upgraded-power-levels";
import { moveAliases } from "@conclave/storage/rooms/alias-store";
import { readMembership } from "@conclave/storage/rooms/membership-store";
import { isPublished, publishRoom, unpublishRoom } from "@conclave/storage/rooms/published-rooms-store";
import type { StoredRoom } from "@conclave/storage/rooms/room-store";
import { type CommandContext, command } from "../../core/verb.ts";
import { appendDraft } from "../append-draft.ts";
import { beginRoom } from "../begin-room.ts";
import { notInRoom, requireRoom } from "../require-room.ts";
import { lookUpState } from "../room-state-lookup.ts";
import { carrySettings } from "./carry-settings.ts";
import { closeRoom } from "./close-room.ts";
import { readOldRoom } from "./read-old-room.ts";

export interface UpgradeRoomInput {
  readonly sender: UserId;
  readonly roomId: RoomId;
  readonly newVersion: string;
  /** Further creators of the replacement, where its version has such. */
  readonly additionalCreators: readonly string[];
}

/**
 * Replaces a room by one of another version (spec "Room Upgrades"): the replacement takes over what can be, its aliases and
 * its place in the directory move, and a tombstone leads there. It leaves a record of each of the two rooms.
 *
 * @returns the replacement.
 * @throws MatrixError `M_UNSUPPORTED_ROOM_VERSION`; `M_FORBIDDEN` for somebody who may not send the tombstone;
 * `M_INVALID_PARAM` for a creator who is no user; as `readOldRoom` and `appendDraft` do.
 */
export const upgradeRoom = command("rooms.upgrade-room", async (context, input: UpgradeRoomInput): Promise<RoomId> => {
  const { sender, roomId } = input;
  const version = roomVersionOf(input.newVersion);
  const named = additionalCreatorsOf({ additional_creators: input.additionalCreators }, version, []);
  const additionalCreators = named.filter((userId) => userId !== sender);
  const before = await requireRoom(context.tx, roomId);
  const levels = await requireToReplace(context, before, sender);
  const old = await readOldRoom(context.tx, before);
  const rule = { version, creators: [sender, ...additionalCreators] };
  const powerLevels = upgradedPowerLevels(old.settings.get("m.room.power_levels"), levels, rule);
  const { encryption } = context.settings;
  const [create, ...drafts] = planUpgrade(old, { sender, version, additionalCreators, powerLevels, encryption });
  let room = await beginRoom(context, version, sender, create);
  await moveAddresses(context, roomId, room.roomId);
  for (const draft of drafts) room = await appendDraft(context, room, sender, draft);
  const { settings } = old;
  await closeRoom(context, { room: before, settings, levels, replacement: room.roomId }, sender);
  await carrySettings(context, sender, room.roomId);
  await recordBoth(context, sender, roomId, room);
  return room.roomId;
});

/** @returns the levels that hold in the room. */
async function requireToReplace(context: CommandContext, room: StoredRoom, userId: UserId): Promise<PowerLevels> {
  if ((await readMembership(context.tx, room.roomId, userId))?.membership !== "join") throw notInRoom();
  const state = await lookUpState(context.tx, room.roomId, [
    ["m.room.create", ""],
    ["m.room.power_levels", ""],
  ]);
  const levels = powerLevelsOf(state, roomVersionOf(room.version));
  if (levelOf(levels, userId) < levelToSend(levels, "m.room.tombstone", true)) {
    throw new MatrixError("M_FORBIDDEN", "Your power level is too low to replace the room.");
  }
  return levels;
}

async function moveAddresses({ tx, now }: CommandContext, from: RoomId, to: RoomId): Promise<void> {
  await moveAliases(tx, from, to);
  if (!(await isPublished(tx, from))) return;
  await unpublishRoom(tx, from);
  await publishRoom(tx, to, now);
}

async function recordBoth(context: CommandContext, actor: UserId, old: RoomId, room: StoredRoom): Promise<void> {
  const { roomId, version, roomType, encrypted } = room;
  const detail = { version, type: roomType, encrypted: encrypted === 1 };
  await context.record({ type: "room.created", actor, subject: roomId, detail });
  await context.record({ type: "room.upgraded", actor, subject: old, detail: { replacement: roomId, version } });
}
