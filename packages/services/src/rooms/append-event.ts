import type { EventDraft, ProtoEvent } from "@conclave/protocol/events/pdu";
import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { authEventSlots, type StateSlot, selectAuthEvents } from "@conclave/rules/rooms/auth-events";
import { authorise } from "@conclave/rules/rooms/authorization/authorization";
import { ownProofs } from "@conclave/rules/rooms/authorization/question";
import { requireAllowed } from "@conclave/rules/rooms/authorization/verdict";
import { checkEncryptionPolicy } from "@conclave/rules/rooms/encryption-policy";
import { checkEventNames } from "@conclave/rules/rooms/event-format";
import { checkMessageContent } from "@conclave/rules/rooms/message-content";
import type { StateLookup } from "@conclave/rules/rooms/room-state";
import { type RoomVersion, roomVersionOf } from "@conclave/rules/rooms/room-version";
import type { StoredRoom } from "@conclave/storage/rooms/room-store";
import type { TransactionKey } from "@conclave/storage/timeline/transaction-store";
import type { CommandContext } from "../core/verb.ts";
import { notInRoom } from "./require-room.ts";
import { lookUpState } from "./room-state-lookup.ts";
import { type SealedEvent, sealEvent } from "./seal-event.ts";
import { storeEvent } from "./store-event.ts";

/** What somebody wants to happen in a room. */
export interface NewEvent extends EventDraft {
  readonly sender: UserId;
  /** The victim of an `m.room.redaction`; it is put where the room's version has it. */
  readonly redacts?: EventId;
  /** The request that it comes from, so that the same request makes no second event. */
  readonly transaction?: TransactionKey;
}

/** What came to be. */
export interface AppendedEvent extends SealedEvent {
  readonly position: number;
  /** The room as it stands after the event. */
  readonly room: StoredRoom;
  /** The state before the event, as far as the event asked for it. */
  readonly before: StateLookup;
}

/**
 * The one way an event comes to be in a room that exists: it is authorised against the current state, held against the
 * organisation's encryption policy, put behind the last event, hashed, signed, stored, and those concerned are woken.
 *
 * It leaves no audit record: see `appendRecorded` for what must.
 *
 * @param room as it stands now: read in this very command, or what the event before gave back.
 * @throws MatrixError `M_FORBIDDEN` with the sentence of the rule that is broken, to a stranger with that of a room that isn't; `M_TOO_LARGE` or `M_BAD_JSON` for
 * what can't be an event.
 */
export async function appendEvent(context: CommandContext, room: StoredRoom, event: NewEvent): Promise<AppendedEvent> {
  const { transaction, redacts, sender, ...draft } = event;
  checkEventNames(draft);
  const version = roomVersionOf(room.version);
  const state = await lookUpState(context.tx, room.roomId, slotsOf(event, version));
  const proto: ProtoEvent = {
    ...placeRedacts(draft, redacts, version),
    room_id: room.roomId,
    sender,
    origin_server_ts: context.now,
    depth: Math.min(room.depth + 1, Number.MAX_SAFE_INTEGER),
    prev_events: [room.lastEventId],
    auth_events: selectAuthEvents({ ...draft, sender }, version, state),
  };
  const instance = context.instance();
  const verdict = authorise(proto, version, state, ownProofs(instance.serverName));
  // A rule's sentence would tell a stranger that there is such a room.
  if (verdict !== "allowed" && state("m.room.member", sender) === undefined) throw notInRoom();
  requireAllowed(verdict);
  requireAllowed(checkEncryptionPolicy(context.settings.encryption, proto, state));
  checkMessageContent(draft);
  const sealed = sealEvent(proto, version, instance);
  const stored = await storeEvent(context, room, sealed, { before: state, transaction });
  return { ...sealed, ...stored, before: state };
}

/** What the rules and the bookkeeping may ask of the state. */
function slotsOf(event: NewEvent, version: RoomVersion): readonly StateSlot[] {
  const slots: StateSlot[] = [...authEventSlots(event, version), ["m.room.create", ""]];
  if (event.state_key !== undefined) slots.push([event.type, event.state_key]);
  return slots;
}

function placeRedacts(draft: EventDraft, redacts: EventId | undefined, version: RoomVersion) {
  if (redacts === undefined) return draft;
  return version.redactsIn === "event" ? { ...draft, redacts } : { ...draft, content: { ...draft.content, redacts } };
}
