import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { decide, decidingPushRule } from "@conclave/rules/push/evaluate-push-rules";
import { ignoredUsersOf } from "@conclave/storage/account-data/account-data-store";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { membershipsOf } from "@conclave/storage/rooms/membership-store";
import { readRooms } from "@conclave/storage/rooms/rooms-among-store";
import { readEvents } from "@conclave/storage/timeline/event-store";
import { clientEvent, type Told, toldOf } from "./describe-news.ts";
import { readPushContexts } from "./push-context.ts";
import { pushRulesOf } from "./push-rules.ts";

/** The newest invitations of a stretch that a person is notified of: of rooms that they aren't in yet. */
export async function readInvitations(
  tx: ReadTransaction,
  userId: UserId,
  stretch: { readonly after: number; readonly upTo: number },
  atOnce: number,
): Promise<Told[]> {
  const ignored = await ignoredUsersOf(tx, userId);
  const invitations = (await membershipsOf(tx, userId)).filter(
    ({ membership, position, sender }) =>
      membership === "invite" && position > stretch.after && position <= stretch.upTo && !ignored.has(sender),
  );
  const rules = await pushRulesOf(tx, userId);
  const newest = invitations.slice(-atOnce).map(({ eventId }) => eventId);
  const told: Told[] = [];
  const roomIds = invitations.slice(-atOnce).map(({ roomId }) => roomId);
  const rooms = new Map((await readRooms(tx, roomIds)).map((room) => [room.roomId, room]));
  const contextOf = await readPushContexts(tx, roomIds, userId);
  for (const event of await readEvents(tx, newest)) {
    const room = rooms.get(event.roomId);
    if (room === undefined) continue;
    const rule = decidingPushRule(rules, clientEvent(event), contextOf(room));
    const decision = rule === undefined ? undefined : decide(rule.actions);
    if (decision?.notify === true) told.push(toldOf(event, decision));
  }
  return told;
}
