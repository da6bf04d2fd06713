import type { JsonObject } from "@conclave/base/json";
import type { PushRuleset } from "@conclave/protocol/events/push-rules";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { evaluatePushRules } from "@conclave/rules/push/evaluate-push-rules";
import type { PushContext } from "@conclave/rules/push/push-condition";
import { powerLevelsOf } from "@conclave/rules/rooms/power-levels";
import { roomVersionOf } from "@conclave/rules/rooms/room-version";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { receiptsOf } from "@conclave/storage/receipts/receipt-store";
import { membershipHistoryOf } from "@conclave/storage/rooms/membership-history-store";
import { readMembership } from "@conclave/storage/rooms/membership-store";
import type { StoredRoom } from "@conclave/storage/rooms/room-store";
import { countUnreadEncrypted, lastOwnPosition, unreadPlainEvents } from "@conclave/storage/timeline/unread-events";
import { lookUpState } from "../rooms/room-state-lookup.ts";

/** Unencrypted events that are judged one by one; whoever has more unread is told of these. */
const judgedEvents = 1_000;

export interface UnreadCounts {
  readonly notification_count: number;
  readonly highlight_count: number;
}

export interface UnreadOptions {
  readonly room: StoredRoom;
  readonly reader: UserId;
  readonly rules: PushRuleset;
  readonly ignoredUsers: ReadonlySet<string>;
  readonly upTo: number;
}

/**
 * How many events of a room a person has not read and would be notified of by their push rules (spec "Receiving
 * notifications"). Encrypted events look alike to the server, so a sender's are judged once and counted.
 */
export async function countUnread(tx: ReadTransaction, options: UnreadOptions): Promise<UnreadCounts> {
  const { room, reader, rules, ignoredUsers, upTo } = options;
  const { roomId } = room;
  const receipt = await readUpTo(tx, room, reader);
  const own = await lastOwnPosition(tx, { roomId, reader, after: receipt, upTo });
  const unread = { roomId, reader, after: own ?? receipt, upTo };
  const encrypted = (await countUnreadEncrypted(tx, unread)).filter(({ sender }) => !ignoredUsers.has(sender));
  const plain = (await unreadPlainEvents(tx, { ...unread, limit: judgedEvents })).filter(
    ({ sender }) => !ignoredUsers.has(sender),
  );
  if (encrypted.length === 0 && plain.length === 0) return { notification_count: 0, highlight_count: 0 };

  const context = await pushContextOf(tx, room, reader);
  let notifications = 0;
  let highlights = 0;
  const judge = (event: JsonObject, count: number) => {
    const { notify, highlight } = evaluatePushRules(rules, event, context);
    if (notify) notifications += count;
    if (notify && highlight) highlights += count;
  };
  for (const { sender, count } of encrypted) {
    judge({ type: "m.room.encrypted", room_id: roomId, sender, content: {} }, count);
  }
  for (const { client } of plain) judge({ ...JSON.parse(client), room_id: roomId }, 1);
  return { notification_count: notifications, highlight_count: highlights };
}

/** The position up to which a person has read a room: their latest receipt, or when they came. */
async function readUpTo(tx: ReadTransaction, { roomId }: StoredRoom, reader: UserId): Promise<number> {
  const receipts = await receiptsOf(tx, roomId, reader);
  const ofRoom = receipts.filter(({ threadId }) => threadId === "" || threadId === "main");
  if (ofRoom.length > 0) return Math.max(...ofRoom.map(({ eventPosition }) => eventPosition));
  const history = await membershipHistoryOf(tx, roomId, reader);
  const lastAbsence = history.findLastIndex(({ membership }) => membership !== "join");
  return history[lastAbsence + 1]?.position ?? 0;
}

async function pushContextOf(tx: ReadTransaction, room: StoredRoom, reader: UserId): Promise<PushContext> {
  const state = await lookUpState(tx, room.roomId, [
    ["m.room.create", ""],
    ["m.room.power_levels", ""],
  ]);
  const membership = await readMembership(tx, room.roomId, reader);
  return {
    userId: reader,
    displayName: membership?.displayName ?? undefined,
    joinedMemberCount: room.joinedMembers,
    powerLevels: powerLevelsOf(state, roomVersionOf(room.version)),
  };
}
