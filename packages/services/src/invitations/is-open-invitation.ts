import { MatrixError } from "@conclave/protocol/matrix-error";
import { query } from "../core/verb.ts";
import { requireInvitations } from "./create-invitation.ts";
import { knownInvitation } from "./open-invitation.ts";

/** Whether a token is an open invitation. Throws MatrixError `M_FORBIDDEN` where registration is closed. */
export const isOpenInvitation = query(
  "invitations.is-open-invitation",
  async (context, input: { readonly token: string }): Promise<boolean> => {
    requireInvitations(context.settings);
    try {
      return (await knownInvitation(context, input.token)).state === "open";
    } catch (error) {
      if (error instanceof MatrixError && error.code === "M_NOT_FOUND") return false;
      throw error;
    }
  },
);
