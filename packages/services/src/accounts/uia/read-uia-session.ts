import { findUiaSession } from "@conclave/storage/accounts/uia-session-store";
import { query } from "../../core/verb.ts";

/** The session of that identifier; undefined when there is none, or it has expired. */
export const readUiaSession = query("accounts.read-uia-session", (context, input: { readonly id: string }) =>
  findUiaSession(context.tx, input.id, context.now),
);
