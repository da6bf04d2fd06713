import { isJsonObject, type Json, type JsonObject } from "@conclave/base/json";
import type { EventDraft } from "@conclave/protocol/events/pdu";
import { MatrixError } from "@conclave/protocol/matrix-error";

/**
 * Checks that a message can be shown by any client: `m.room.message` says its kind and has a text (spec "Instant Messaging",
 * "Server behaviour").
 * A request for verification needs no text (spec "m.key.verification.request"). What relates to an event names one (spec "Forming
 * relationships between events"): clients go and ask for whatever stands there.
 *
 * @throws MatrixError `M_BAD_JSON` naming the field.
 */
export function checkMessageContent({ type, content, state_key: stateKey }: EventDraft): void {
  if (stateKey !== undefined) return;
  const { rel_type: relationType, event_id: target } = jsonObjectIn(content["m.relates_to"]);
  if (typeof relationType === "string" && (typeof target !== "string" || !target.startsWith("$"))) {
    throw new MatrixError("M_BAD_JSON", "content.m.relates_to.event_id must be an event identifier.");
  }
  if (type !== "m.room.message") return;
  const isRequest = content["msgtype"] === "m.key.verification.request";
  for (const name of isRequest ? ["msgtype"] : ["msgtype", "body"]) {
    if (typeof content[name] !== "string") {
      throw new MatrixError("M_BAD_JSON", `content.${name} of an m.room.message must be a string.`);
    }
  }
}

function jsonObjectIn(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
