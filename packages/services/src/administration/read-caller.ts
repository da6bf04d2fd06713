import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { Permission } from "@conclave/protocol/permissions/permission";
import { permissionsOfRole } from "@conclave/rules/access/permissions-of-role";
import { query } from "../core/verb.ts";
import { type AccountView, readAccountView } from "./account-view.ts";

/** Who is calling, and what they may do. */
export interface CallerView {
  readonly account: AccountView;
  readonly permissions: readonly Permission[];
}

/** Who is calling, and what they may do. Throws MatrixError `M_NOT_FOUND`. */
export const readCaller = query(
  "administration.read-caller",
  async (context, input: { readonly userId: UserId }): Promise<CallerView> => {
    const account = await readAccountView(context.tx, input.userId);
    return { account, permissions: permissionsOfRole(account.role) };
  },
);
