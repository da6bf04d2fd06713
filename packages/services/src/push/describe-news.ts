import type { JsonObject } from "@conclave/base/json";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { PushDecision } from "@conclave/rules/push/evaluate-push-rules";
import type { GatewayNews } from "@conclave/rules/push/gateway-notification";
import type { StateLookup } from "@conclave/rules/rooms/room-state";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { readMembership } from "@conclave/storage/rooms/membership-store";
import type { StoredEvent } from "@conclave/storage/timeline/event-store";
import { lookUpState } from "../rooms/room-state-lookup.ts";

/** One thing that a pusher is to tell. */
export interface PushNews extends GatewayNews {
  readonly position: number;
}

/** An event that somebody is notified of, and how. */
export interface Told {
  readonly event: StoredEvent;
  readonly tweaks: GatewayNews["tweaks"];
}

/** The event with what the person's push rules make of it. */
export function toldOf(event: StoredEvent, { tweaks, highlight }: Omit<PushDecision, "notify">): Told {
  return { event, tweaks: highlight ? { ...tweaks, highlight } : tweaks };
}

/** What a gateway is told of an event: with the names of who sent it and where. */
export async function describeNews(tx: ReadTransaction, userId: UserId, { event, tweaks }: Told): Promise<PushNews> {
  const state = await lookUpState(tx, event.roomId, [
    ["m.room.name", ""],
    ["m.room.canonical_alias", ""],
  ]);
  return {
    position: event.position,
    event: clientEvent(event),
    tweaks,
    senderDisplayName: (await readMembership(tx, event.roomId, event.sender))?.displayName ?? undefined,
    roomName: textOf(state, "m.room.name", "name"),
    roomAlias: textOf(state, "m.room.canonical_alias", "alias"),
    userId,
  };
}

/** An event as clients see it, with its room. */
export function clientEvent(event: StoredEvent): JsonObject & { readonly room_id: RoomId } {
  return { ...JSON.parse(event.client), room_id: event.roomId };
}

function textOf(state: StateLookup, type: string, key: string): string | undefined {
  const value = state(type, "")?.pdu.content[key];
  return typeof value === "string" ? value : undefined;
}
