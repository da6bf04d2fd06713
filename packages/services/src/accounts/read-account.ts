import { findAccount } from "@conclave/storage/accounts/account-store";
import { query } from "../core/verb.ts";

/** The account of that identifier, whatever its state; undefined when there is none. */
export const readAccount = query("accounts.read-account", (context, input: { readonly userId: string }) =>
  findAccount(context.tx, input.userId),
);
