import { query } from "../core/verb.ts";
import { requireSetUpToken } from "./set-up-link.ts";

/** `requireSetUpToken` as a query, for the page before it shows the form. */
export const inspectSetUp = query("invitations.inspect-set-up", (context, input: { readonly token: string }) =>
  requireSetUpToken(context, input.token),
);
