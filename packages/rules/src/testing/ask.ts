import type { Pdu, ProtoEvent } from "@conclave/protocol/events/pdu";
import type { RoomVersionId } from "@conclave/protocol/events/room-version-id";
import { authorise } from "../rooms/authorization/authorization.ts";
import { ownProofs, type Proofs } from "../rooms/authorization/question.ts";
import { createRow, event, type StateRow, stateOf, version } from "./room.ts";

/** Asks whether an event may follow a state that has a create event, and answers `allowed` or the refusal's sentence. */
export function ask(
  fields: Partial<Pdu> & Pick<ProtoEvent, "type">,
  rows: readonly StateRow[],
  id: RoomVersionId = "12",
  proofs: Proofs = ownProofs("example.org"),
): string {
  const verdict = authorise(event(fields), version(id), stateOf(createRow(version(id)), ...rows), proofs);
  return verdict === "allowed" ? "allowed" : verdict.refused;
}
