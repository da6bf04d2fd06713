import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { findAccount } from "@conclave/storage/accounts/account-store";
import { command } from "../core/verb.ts";
import { keepReport, type Reporting } from "./keep-report.ts";

/** Reports a person. @throws MatrixError `M_NOT_FOUND` when there is none of that name. */
export const reportUser = command(
  "reports.report-user",
  async (context, { userId, ...by }: Reporting & { readonly userId: UserId }): Promise<void> => {
    if ((await findAccount(context.tx, userId)) === undefined) {
      throw new MatrixError("M_NOT_FOUND", "There is no such person.");
    }
    await keepReport(context, { ...by, userId }, userId);
  },
);
