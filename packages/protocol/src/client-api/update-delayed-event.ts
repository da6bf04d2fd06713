import { Type } from "typebox";
import { endpoint, none } from "../endpoint.ts";
import { DelayedActionField } from "./delayed-event-fields.ts";
import { EmptyAnswer } from "./room-fields.ts";

/** An event that is sent at once is refused as it would have been without delay. */
const errorsOfSending = [
  "M_BAD_ALIAS",
  "M_DUPLICATE_ANNOTATION",
  "M_FORBIDDEN",
  "M_INVITE_BLOCKED",
  "M_NOT_FOUND",
  "M_UNABLE_TO_GRANT_JOIN",
] as const;

/**
 * Cancels an event of the caller that waits, lets it wait for its whole delay again, or sends it at once (MSC4140).
 *
 * Errors: `M_NOT_FOUND` none of that name; when sent, those of sending.
 */
export const updateDelayedEvent = endpoint({
  method: "POST",
  path: "/_matrix/client/unstable/org.matrix.msc4140/delayed_events/{delayId}",
  authentication: "required",
  permission: none("traffic"),
  audit: none("traffic"),
  rateLimit: "message",
  errors: errorsOfSending,
  params: Type.Object({ delayId: Type.String({ maxLength: 255 }) }),
  body: Type.Object({ action: DelayedActionField }),
  response: EmptyAnswer,
});

/** The same with the action in the path, as later drafts of MSC4140 have it. */
export const actOnDelayedEvent = endpoint({
  method: "POST",
  path: "/_matrix/client/unstable/org.matrix.msc4140/delayed_events/{delayId}/{action}",
  authentication: "required",
  permission: none("traffic"),
  audit: none("traffic"),
  rateLimit: "message",
  errors: errorsOfSending,
  params: Type.Object({ delayId: Type.String({ maxLength: 255 }), action: DelayedActionField }),
  response: EmptyAnswer,
});
