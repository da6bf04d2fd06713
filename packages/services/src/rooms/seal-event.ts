import { createHash } from "node:crypto";
import type { Pdu, ProtoEvent } from "@conclave/protocol/events/pdu";
import type { EventId } from "@conclave/protocol/identifiers/event-id";
import { checkedCanonicalJson } from "@conclave/rules/rooms/event-format";
import { eventIdOfInput, referenceHashInput, withContentHash } from "@conclave/rules/rooms/hashing";
import type { RoomVersion } from "@conclave/rules/rooms/room-version";
import type { Instance } from "../instance/instance.ts";

/** An event that can't change any more. */
export interface SealedEvent {
  readonly eventId: EventId;
  readonly pdu: Pdu;
  /** The PDU as canonical JSON, which is what is stored. */
  readonly json: string;
}

/** SHA-256 of a text's UTF-8 bytes. */
export function sha256(text: string): Uint8Array {
  return createHash("sha256").update(text, "utf8").digest();
}

/**
 * Hashes and signs an event and gives it its identifier (spec "Adding hashes and signatures to outgoing events").
 *
 * @throws MatrixError `M_TOO_LARGE` past the limits on sizes; AppError `M_BAD_JSON` for what canonical JSON refuses.
 */
export function sealEvent(event: ProtoEvent, version: RoomVersion, instance: Instance): SealedEvent {
  const { serverName, signingKey } = instance;
  const hashed = withContentHash(event, sha256);
  const covered = referenceHashInput(hashed, version);
  const signature = signingKey.sign(Buffer.from(covered, "utf8"));
  const pdu: Pdu = { ...hashed, signatures: { [serverName]: { [signingKey.keyId]: signature } } };
  return { eventId: eventIdOfInput(covered, sha256), pdu, json: checkedCanonicalJson(pdu) };
}
