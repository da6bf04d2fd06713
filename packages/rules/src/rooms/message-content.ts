import type { EventDraft } from "@conclave/protocol/events/pdu";
import { MatrixError } from "@conclave/protocol/matrix-error";

/**
 * Checks that a message can be shown by any client: `m.room.message` says its kind and has a text (spec "Instant Messaging",
 * "Server behaviour").
 * A request for verification needs no text (spec "m.key.verification.request").
 *
 * @throws MatrixError `M_BAD_JSON` naming the field.
 */
export function checkMessageContent({ type, content, state_key: stateKey }: EventDraft): void {
  if (type !== "m.room.message" || stateKey !== undefined) return;
  const isRequest = content["msgtype"] === "m.key.verification.request";
  for (const name of isRequest ? ["msgtype"] : ["msgtype", "body"]) {
    if (typeof content[name] !== "string") {
      throw new MatrixError("M_BAD_JSON", `content.${name} of an m.room.message must be a string.`);
    }
  }
}
