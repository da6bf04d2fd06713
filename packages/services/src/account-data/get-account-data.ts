import { MatrixError } from "@conclave/protocol/matrix-error";
import { readAccountData } from "@conclave/storage/account-data/account-data-store";
import { query } from "../core/verb.ts";

export interface GetAccountData {
  readonly userId: string;
  readonly roomId?: string;
  readonly type: string;
}

/** The content of a piece of account data, a JSON text. @throws MatrixError `M_NOT_FOUND` when there is none. */
export const getAccountData = query("account-data.get", async (context, input: GetAccountData) => {
  const content = await readAccountData(context.tx, input);
  if (content === undefined) throw new MatrixError("M_NOT_FOUND", `There is no account data of type ${input.type}.`);
  return content;
});
