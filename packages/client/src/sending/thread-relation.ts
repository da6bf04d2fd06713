import type { JsonObject } from "@conclave/base/json";

/**
 * What ties a message to the thread `threadId` and to the message that it answers (spec "Threading", "Fallback for unthreaded clients"); either
 * may be null. In a thread, a message that answers none answers `newest`, for clients that know no threads.
 */
export function threadRelation(
  threadId: string | null,
  replyTo: string | null,
  newest: string | null,
): { readonly "m.relates_to"?: JsonObject } {
  const answers = replyTo ?? (threadId === null ? null : (newest ?? threadId));
  const reply = answers === null ? {} : { "m.in_reply_to": { event_id: answers } };
  if (threadId === null) return replyTo === null ? {} : { "m.relates_to": reply };
  return {
    "m.relates_to": { rel_type: "m.thread", event_id: threadId, is_falling_back: replyTo === null, ...reply },
  };
}
