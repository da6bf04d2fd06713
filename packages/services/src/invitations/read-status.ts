import { query } from "../core/verb.ts";
import { type Identity, readIdentity } from "../instance/read-identity.ts";
import { hasOwner } from "./set-up-link.ts";

/** How far set-up has come. */
export interface Status {
  /** Whether the organisation has its owner. */
  readonly isSetUp: boolean;
  /** Absent until the server has its name: set-up decides it, or the configuration before that. */
  readonly identity: Identity | undefined;
}

/** How far set-up has come: what anybody may know. */
export const readStatus = query("invitations.read-status", async (context): Promise<Status> => {
  const identity = await readIdentity.run(context, null);
  return { isSetUp: identity !== undefined && (await hasOwner(context.tx)), identity };
});
