import type { JsonObject } from "@conclave/base/json";
import { parseRoomId } from "@conclave/protocol/identifiers/room-id";
import { type Query, query } from "@conclave/services/core/verb";
import { listAuditRecords } from "@conclave/storage/audit/audit-store";
import { roomTimeline } from "@conclave/storage/timeline/room-timeline";

/** An event as it stands in its room, whoever may see it. */
export interface TrueEvent {
  readonly eventId: string;
  readonly type: string;
  readonly sender: string;
  readonly stateKey: string | undefined;
  readonly content: JsonObject;
}

/** An audit record, as far as the model tells it. */
export interface TrueRecord {
  readonly sequence: number;
  readonly type: string;
  readonly actor: string | null;
  readonly subject: string | null;
}

/** Tells what came into a room: what a step brought about is bound to the identifiers that the server gave. */
export interface Truth {
  /** The events of a room behind the first `known`, oldest first. */
  eventsAfter(roomId: string, known: number): Promise<readonly TrueEvent[]>;
  /** The audit records behind one with a number, oldest first. */
  recordsAfter(sequence: number): Promise<readonly TrueRecord[]>;
}

const read = query("testing.read-room", (context, input: { readonly roomId: string; readonly after: number }) => {
  const roomId = parseRoomId(input.roomId);
  if (roomId === undefined) throw new Error(`${input.roomId} is no room identifier`);
  return roomTimeline(context.tx, { roomId, after: input.after, limit: 10_000, backwards: false });
});

const readRecords = query("testing.read-records", (context, input: { readonly limit: number }) =>
  listAuditRecords(context.tx, input),
);

/** Runs queries on the newest snapshot of a server's database. */
export interface Reads {
  run<Input, Output>(query: Query<Input, Output>, input: Input): Promise<Output>;
}

/** Looks into the database of a server. */
export function truthOf(database: Reads): Truth {
  const positions = new Map<string, number[]>();
  return {
    async eventsAfter(roomId, known) {
      const seen = (positions.get(roomId) ?? []).slice(0, known);
      const events = await database.run(read, { roomId, after: seen.at(-1) ?? 0 });
      positions.set(roomId, [...seen, ...events.map(({ position }) => position)]);
      return events.map(({ eventId, type, sender, stateKey, client }) => ({
        eventId,
        type,
        sender,
        stateKey: stateKey ?? undefined,
        content: JSON.parse(client).content,
      }));
    },
    async recordsAfter(sequence) {
      const records = await database.run(readRecords, { limit: 100_000 });
      return records.filter((record) => record.sequence > sequence).toReversed();
    },
  };
}
