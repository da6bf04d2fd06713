import { canonicalJson } from "@conclave/base/canonical-json";
import type { JsonObject } from "@conclave/base/json";
import type { Pdu } from "@conclave/protocol/events/pdu";
import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { authoriseRedactionEffect } from "@conclave/rules/rooms/authorization/redaction-effect";
import { requireAllowed } from "@conclave/rules/rooms/authorization/verdict";
import { toClientEvent } from "@conclave/rules/rooms/client-event";
import { checkRedactionByPolicy } from "@conclave/rules/rooms/encryption-policy";
import { powerLevelsOf } from "@conclave/rules/rooms/power-levels";
import { redact } from "@conclave/rules/rooms/redaction";
import { type RoomVersion, roomVersionOf } from "@conclave/rules/rooms/room-version";
import { isSuspended } from "@conclave/storage/accounts/suspension-store";
import { clearMemberProfile } from "@conclave/storage/rooms/membership-store";
import type { StoredRoom } from "@conclave/storage/rooms/room-store";
import { deleteSearchTerms } from "@conclave/storage/search/search-store";
import { readPdu, redactStoredEvent } from "@conclave/storage/timeline/event-store";
import { deleteRelation } from "@conclave/storage/timeline/relation-store";
import type { TransactionKey } from "@conclave/storage/timeline/transaction-store";
import type { CommandContext } from "../core/verb.ts";
import { appendEvent } from "../rooms/append-event.ts";
import { noSuchEvent } from "./require-visible-event.ts";

export interface NewRedaction {
  readonly sender: UserId;
  readonly victim: EventId;
  /** What the redaction itself says: perhaps a `reason`. */
  readonly content: JsonObject;
  readonly transaction: TransactionKey;
}

/**
 * Appends a redaction and strips its victim, for good and in both stored forms.
 *
 * @throws MatrixError `M_NOT_FOUND` when the room has no such event; `M_FORBIDDEN` when the sender may not have it redacted,
 * or the encryption policy forbids it; `M_USER_SUSPENDED` for
 * another's event by who is suspended; as `appendEvent` does.
 */
export async function appendRedaction(
  context: CommandContext,
  room: StoredRoom,
  redaction: NewRedaction,
): Promise<EventId> {
  const { sender, victim: victimId, transaction } = redaction;
  const { redacts: _elsewhere, ...content } = redaction.content;
  const version = roomVersionOf(room.version);
  const appended = await appendEvent(context, room, {
    type: "m.room.redaction",
    content,
    sender,
    redacts: victimId,
    transaction,
  });
  // Looked for only now, so that a stranger to the room learns nothing of its events: the refusal undoes everything.
  const victim = await readPdu(context.tx, victimId);
  if (victim === undefined || victim.roomId !== room.roomId) throw noSuchEvent();
  if (victim.sender !== sender && (await isSuspended(context.tx, sender))) {
    throw new MatrixError("M_USER_SUSPENDED", "This account is suspended: it can redact its own events only.");
  }
  const pdu: Pdu = JSON.parse(victim.pdu);
  requireAllowed(authoriseRedactionEffect(sender, pdu, powerLevelsOf(appended.before, version)));
  requireAllowed(checkRedactionByPolicy(context.settings.encryption, pdu));
  if (victim.redactedBy === null) {
    await strip(context, victimId, pdu, version, appended.eventId);
    await deleteSearchTerms(context.tx, room.roomId, victim.position);
  }
  await context.record({
    type: "room.event-redacted",
    actor: sender,
    subject: room.roomId,
    detail: { event: victimId, sender: victim.sender },
  });
  return appended.eventId;
}

async function strip(
  context: CommandContext,
  eventId: EventId,
  pdu: Pdu,
  version: RoomVersion,
  redactedBy: EventId,
): Promise<void> {
  const stripped = redact(pdu, version);
  await redactStoredEvent(context.tx, eventId, {
    pdu: canonicalJson(stripped),
    client: JSON.stringify(toClientEvent({ eventId, pdu: stripped })),
    redactedBy,
  });
  await deleteRelation(context.tx, eventId);
  if (pdu.type === "m.room.member" && pdu.room_id !== undefined) {
    await clearMemberProfile(context.tx, pdu.room_id, eventId);
  }
}
