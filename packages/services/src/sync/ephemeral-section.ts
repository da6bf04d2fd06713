import type { RoomEventFilter } from "@conclave/protocol/filters/filter";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { passesEventFilter, passesRoomFilter } from "@conclave/rules/filters/event-filter";
import type { StoredReceipt } from "@conclave/storage/receipts/receipt-store";
import { receiptEvent } from "./receipts-section.ts";
import type { TypingChanges } from "./sync-request.ts";

/** What was read of a room; its receipts came without those of ignored people. */
export interface EphemeralNews {
  readonly receipts: readonly StoredReceipt[];
  readonly typing: TypingChanges;
  readonly ignoredUsers: ReadonlySet<string>;
}

/** The ephemeral events of a room, JSON texts: receipts, and who is typing (spec "Receipts", "Typing Notifications"). */
export function ephemeralEvents(
  roomId: RoomId,
  filter: RoomEventFilter | undefined,
  news: EphemeralNews,
): readonly string[] {
  if (!passesRoomFilter(filter, roomId)) return [];
  const events: string[] = [];
  if (news.receipts.length > 0 && passesEventFilter(filter, { type: "m.receipt" })) {
    events.push(receiptEvent(news.receipts));
  }
  const typing = news.typing.rooms.find((room) => room.roomId === roomId);
  if (typing !== undefined && passesEventFilter(filter, { type: "m.typing" })) {
    events.push(typingEvent(typing, news.ignoredUsers));
  }
  return events;
}

/** `m.typing` as a JSON text, without those whom the reader ignores (spec "Ignoring Users"). */
export function typingEvent(typing: TypingChanges["rooms"][number], ignoredUsers: ReadonlySet<string>): string {
  const userIds = typing.userIds.filter((userId) => !ignoredUsers.has(userId));
  return JSON.stringify({ type: "m.typing", content: { user_ids: userIds } });
}
