import type { Filter } from "@conclave/protocol/filters/filter";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { passesEventFilter, passesRoomFilter } from "@conclave/rules/filters/event-filter";
import {
  type AccountData,
  accountDataBetween,
  accountDataOfRooms,
} from "@conclave/storage/account-data/account-data-store";
import { chunksOf } from "@conclave/storage/database/chunks";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { readPushRulesEvent } from "./push-rules-event.ts";
import type { SyncRange } from "./sync-request.ts";

/** What a person keeps with the server, as JSON texts of events. */
export interface AccountDataSection {
  readonly global: readonly string[];
  readonly byRoom: ReadonlyMap<string, readonly string[]>;
}

/**
 * The account data that changed within a range; the push rules on a first sync; and all that belongs to the rooms that are new
 * to the client (spec "Client Config").
 */
export async function readAccountDataSection(
  tx: ReadTransaction,
  options: { readonly userId: UserId; readonly newRooms: readonly RoomId[]; readonly filter: Filter },
  range: SyncRange,
): Promise<AccountDataSection> {
  const { userId, newRooms, filter } = options;
  const changed = await accountDataBetween(tx, userId, range.since ?? 0, range.upTo);
  const pushRules = await readPushRulesEvent(tx, userId, range.since);
  const global = changed.filter(({ roomId, type }) => roomId === undefined && type !== pushRules?.type);
  if (pushRules !== undefined) global.push(pushRules);

  const whole = new Set<string>(range.since === undefined ? [] : newRooms);
  const ofRooms = changed.filter(({ roomId }) => roomId !== undefined && !whole.has(roomId));
  for (const roomIds of chunksOf([...whole])) ofRooms.push(...(await accountDataOfRooms(tx, userId, roomIds)));
  const byRoom = new Map<string, string[]>();
  for (const item of ofRooms) {
    const rules = filter.room?.account_data;
    if (item.roomId === undefined || !passesEventFilter(rules, item) || !passesRoomFilter(rules, item.roomId)) continue;
    const known = byRoom.get(item.roomId);
    if (known === undefined) byRoom.set(item.roomId, [eventOf(item)]);
    else known.push(eventOf(item));
  }
  return { global: global.filter((item) => passesEventFilter(filter.account_data, item)).map(eventOf), byRoom };
}

function eventOf({ type, content }: AccountData): string {
  return `{"type":${JSON.stringify(type)},"content":${content}}`;
}
