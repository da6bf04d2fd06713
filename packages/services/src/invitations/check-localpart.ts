import { MatrixError } from "@conclave/protocol/matrix-error";
import { checkUserName } from "../accounts/check-user-name.ts";
import { query } from "../core/verb.ts";
import { requireOpenInvitation } from "./open-invitation.ts";

/** Whether a name can be had; `invalid`: its grammar is wrong. */
export type LocalpartState = "available" | "taken" | "invalid";

/**
 * Whether the holder of an open invitation may take a name.
 *
 * Throws MatrixError `M_NOT_FOUND`, `M_FORBIDDEN`.
 */
export const checkLocalpart = query(
  "invitations.check-localpart",
  async (context, input: { readonly token: string; readonly localpart: string }): Promise<LocalpartState> => {
    await requireOpenInvitation(context, input.token);
    try {
      await checkUserName.run(context, { localpart: input.localpart });
      return "available";
    } catch (error) {
      if (error instanceof MatrixError && error.code === "M_USER_IN_USE") return "taken";
      if (error instanceof MatrixError && error.code === "M_INVALID_USERNAME") return "invalid";
      throw error;
    }
  },
);
