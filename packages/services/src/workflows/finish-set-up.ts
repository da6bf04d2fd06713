import { removeSetUpTokens } from "@conclave/storage/invitations/set-up-token-store";
import { command } from "../core/verb.ts";
import { renameOrganisation, setUpInstance } from "../instance/set-up.ts";
import { createPerson } from "./new-person.ts";
import { decideSetUp, type SetUpRequest } from "./set-up-decision.ts";

/** Sets the organisation up and makes its owner, all or nothing; answers the chat's address, where the owner is signed in. */
export const finishSetUp = command(
  "workflows.finish-set-up",
  async (context, request: SetUpRequest & { readonly passwordHash: string }): Promise<string> => {
    const { serverName, isNamed, owner } = await decideSetUp(context, request);
    const { displayName, passwordHash } = request;
    const organisation = request.organisation.trim();
    const by = { actor: owner, origin: "api" } as const;
    if (isNamed) await renameOrganisation(context, { serverName, organisation }, by);
    else await setUpInstance(context, { serverName, organisation }, by);
    await removeSetUpTokens(context.tx);
    return createPerson(context, { userId: owner, displayName, passwordHash, role: "owner" });
  },
);
