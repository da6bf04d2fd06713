import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { ReadTransaction } from "../database/transaction.ts";
import { anyOf, isShownRelation, type Shown } from "./shown-events.ts";

export interface ThreadsRequest {
  readonly roomId: RoomId;
  readonly shown: Shown;
  /** Only threads in which this person wrote the root or a reply. */
  readonly participant: UserId | undefined;
  /** Only threads whose latest reply is at or before this position. */
  readonly upTo: number | undefined;
  readonly limit: number;
}

/**
 * The threads of a room whose root is visible, that with the latest reply first. Ask for one more than you show to learn
 * whether there are further ones.
 */
export async function threadsOf(
  tx: ReadTransaction,
  request: ThreadsRequest,
): Promise<readonly { readonly root: EventId; readonly latestPosition: number }[]> {
  const { roomId, shown, participant, upTo } = request;
  let query = tx.query
    .selectFrom("relations")
    .innerJoin("events as root", "root.event_id", "relations.relates_to")
    .select(({ fn }) => ["relations.relates_to as root", fn.max("relations.position").as("latestPosition")])
    .where("relations.room_id", "=", roomId)
    .where("relations.relation_type", "=", "m.thread")
    .where("relations.takes_effect", "=", 1)
    .where((builder) => isShownRelation(builder, shown))
    .where((builder) =>
      anyOf(
        builder,
        shown.visible.map(({ from, to }) => builder.between("root.position", from, to)),
      ),
    )
    .groupBy(["relations.relates_to", "root.sender"])
    .orderBy("latestPosition", "desc")
    .limit(request.limit);
  if (participant !== undefined) {
    query = query.having((builder) =>
      builder.or([
        builder("root.sender", "=", participant),
        builder(
          builder.fn.max(builder.case().when("relations.sender", "=", participant).then(1).else(0).end()),
          "=",
          1,
        ),
      ]),
    );
  }
  if (upTo !== undefined) query = query.having(({ eb, fn }) => eb(fn.max("relations.position"), "<=", upTo));
  return query.execute();
}
