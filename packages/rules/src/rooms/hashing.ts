import { encodeBase64, encodeBase64Url } from "@conclave/base/base64";
import { canonicalJson } from "@conclave/base/canonical-json";
import type { Pdu, ProtoEvent } from "@conclave/protocol/events/pdu";
import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { redact } from "./redaction.ts";
import type { RoomVersion } from "./room-version.ts";

/** SHA-256 of a text's UTF-8 bytes: 32 bytes. Handed in, since the rules run where Node's crypto is not. */
export type Sha256 = (text: string) => Uint8Array;

/** An event that has its content hash, and so an identifier, but perhaps no signature yet. */
export type HashedEvent = ProtoEvent & Pick<Pdu, "hashes">;

/**
 * What the content hash covers: everything but `unsigned`, `signatures` and `hashes`, as canonical JSON (spec
 * "Calculating the content hash for an event").
 *
 * @throws AppError `M_BAD_JSON` for content that canonical JSON refuses.
 */
export function contentHashInput(event: ProtoEvent & Partial<Pdu>): string {
  const { unsigned: _unsigned, signatures: _signatures, hashes: _hashes, ...covered } = event;
  return canonicalJson(covered);
}

/**
 * What the reference hash covers: the redacted event without `signatures` and `unsigned`, as canonical JSON (spec
 * "Calculating the reference hash for an event"). A server's signature covers the same text (spec "Adding hashes and
 * signatures to outgoing events").
 */
export function referenceHashInput(event: HashedEvent & Partial<Pdu>, version: RoomVersion): string {
  const { unsigned: _unsigned, signatures: _signatures, ...covered } = redact(event, version);
  return canonicalJson(covered);
}

/** The event with its content hash in `hashes`, unpadded base64. */
export function withContentHash(event: ProtoEvent, sha256: Sha256): HashedEvent {
  return { ...event, hashes: { sha256: encodeBase64(sha256(contentHashInput(event))) } };
}

/** Whether an event's content is what its `hashes` say; if not, only its redacted form may be believed. */
export function hasRightContentHash(event: Pdu, sha256: Sha256): boolean {
  return event.hashes.sha256 === encodeBase64(sha256(contentHashInput(event)));
}

/** `$` and the reference hash in URL-safe unpadded base64 (spec room version 4, "Event IDs"). */
export function eventIdOf(event: HashedEvent, version: RoomVersion, sha256: Sha256): EventId {
  return eventIdOfInput(referenceHashInput(event, version), sha256);
}

/** The same, from what the reference hash covers, for whoever has that already. */
export function eventIdOfInput(input: string, sha256: Sha256): EventId {
  return `$${encodeBase64Url(sha256(input))}`;
}

/** The identifier of a version 12 room: that of its create event with `!` for `$`. */
export function roomIdOfCreateEvent(createEventId: EventId): RoomId {
  return `!${createEventId.slice(1)}`;
}
