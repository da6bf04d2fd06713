import { parseUserId } from "@conclave/protocol/identifiers/user-id";
import { toClientEvent } from "@conclave/rules/rooms/client-event";
import { isMembership, type StateLookup } from "@conclave/rules/rooms/room-state";
import { writeMembership } from "@conclave/storage/rooms/membership-store";
import { noteOpening } from "@conclave/storage/rooms/open-rooms-store";
import { advanceRoom, type RoomAdvance, type StoredRoom } from "@conclave/storage/rooms/room-store";
import { insertEvent } from "@conclave/storage/timeline/event-store";
import { writeState } from "@conclave/storage/timeline/state-store";
import {
  deleteTransactionsBefore,
  type TransactionKey,
  writeTransaction,
} from "@conclave/storage/timeline/transaction-store";
import type { CommandContext } from "../core/verb.ts";
import { noteRelation } from "./note-relation.ts";
import { noteSearchTerms } from "./note-search-terms.ts";
import type { SealedEvent } from "./seal-event.ts";

/** Milliseconds for which a repeated request is known again; clients give up long before. */
const transactionLifetime = 24 * 60 * 60 * 1_000;

interface Circumstances {
  /** The state before the event: of its own slot at least. */
  readonly before: StateLookup;
  readonly transaction: TransactionKey | undefined;
}

/**
 * Writes a sealed event and everything that follows from it: the room's extremity, state, memberships, relations and the
 * request it came from; and names who is to be woken.
 */
export async function storeEvent(
  context: CommandContext,
  room: StoredRoom,
  sealed: SealedEvent,
  circumstances: Circumstances,
): Promise<{ readonly position: number; readonly room: StoredRoom }> {
  const { tx } = context;
  const { eventId, pdu } = sealed;
  const { before, transaction } = circumstances;
  const position = tx.nextPosition();
  const stateKey = pdu.state_key ?? null;
  const replaced = stateKey === null ? undefined : before(pdu.type, stateKey);
  await insertEvent(tx, {
    eventId,
    roomId: room.roomId,
    position,
    depth: pdu.depth,
    type: pdu.type,
    stateKey,
    sender: pdu.sender,
    originServerTs: pdu.origin_server_ts,
    pdu: sealed.json,
    client: JSON.stringify(toClientEvent(sealed)),
    replaces: replaced?.eventId ?? null,
    redactedBy: null,
    deviceId: transaction?.deviceId ?? null,
    transactionId: transaction?.transactionId ?? null,
  });
  const advance = {
    lastEventId: eventId,
    lastPosition: position,
    depth: pdu.depth,
    ...(stateKey === null ? {} : await noteState(context, room, sealed, stateKey, position, replaced?.pdu.content)),
  };
  await advanceRoom(tx, room.roomId, advance);
  await noteRelation(tx, room.roomId, sealed, position);
  await noteSearchTerms(tx, room, sealed, position);
  if (transaction !== undefined) {
    await writeTransaction(tx, transaction, eventId, context.now);
    // Once in a while is enough, and needs no timer.
    if (position % 1_024 === 0) await deleteTransactionsBefore(tx, context.now - transactionLifetime);
  }
  context.changed({ kind: "room", roomId: room.roomId, position });
  return { position, room: { ...room, ...advance } };
}

/** Lets a state event take effect. @returns what it changes of its room's row. */
async function noteState(
  context: CommandContext,
  room: StoredRoom,
  { eventId, pdu }: SealedEvent,
  stateKey: string,
  position: number,
  replacedContent: SealedEvent["pdu"]["content"] | undefined,
): Promise<Partial<RoomAdvance>> {
  const { tx } = context;
  await writeState(tx, { roomId: room.roomId, eventId, position, type: pdu.type, stateKey });
  if (stateKey === "") await noteOpenState(context, room, pdu);
  const advance = { lastStatePosition: position };
  if (pdu.type === "m.room.encryption" && stateKey === "") return { ...advance, encrypted: 1 };
  const userId = pdu.type === "m.room.member" ? parseUserId(stateKey) : undefined;
  const { membership, displayname, avatar_url: avatarUrl } = pdu.content;
  if (userId === undefined || !isMembership(membership)) return advance;
  await writeMembership(tx, {
    roomId: room.roomId,
    userId,
    membership,
    eventId,
    position,
    sender: pdu.sender,
    displayName: storableText(displayname),
    avatarUrl: storableText(avatarUrl),
  });
  context.changed({ kind: "user", userId, position });
  const previous = replacedContent?.["membership"];
  return {
    ...advance,
    joinedMembers: room.joinedMembers + Number(membership === "join") - Number(previous === "join"),
    invitedMembers: room.invitedMembers + Number(membership === "invite") - Number(previous === "invite"),
  };
}

/** Notes whether the room is open to anybody from now on: its members are then found by everybody who looks for people. */
async function noteOpenState({ tx }: CommandContext, { roomId }: StoredRoom, pdu: SealedEvent["pdu"]): Promise<void> {
  const { type, content } = pdu;
  if (type === "m.room.join_rules") await noteOpening(tx, roomId, type, content["join_rule"] === "public");
  if (type === "m.room.history_visibility") {
    await noteOpening(tx, roomId, type, content["history_visibility"] === "world_readable");
  }
}

/** A text that any database can hold in a column of its own: within the event's JSON U+0000 is written as an escape. */
function storableText(value: unknown): string | null {
  return typeof value === "string" && !value.includes("\0") ? value : null;
}
