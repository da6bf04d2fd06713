import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { query } from "../core/verb.ts";
import { pushRulesOf } from "./push-rules.ts";

/** The push rules of the caller: their own, or those that every account starts with. */
export const getPushRules = query("push.get-rules", (context, input: { readonly userId: UserId }) =>
  pushRulesOf(context.tx, input.userId),
);
