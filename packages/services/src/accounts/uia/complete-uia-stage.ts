import { findUiaSession, updateUiaSession } from "@conclave/storage/accounts/uia-session-store";
import { command } from "../../core/verb.ts";

/** Remembers that a stage is done, whose proof the caller has checked; answers all that are. */
export const completeUiaStage = command(
  "accounts.complete-uia-stage",
  async (context, input: { readonly id: string; readonly stage: string }): Promise<readonly string[]> => {
    const session = await findUiaSession(context.tx, input.id, context.now);
    const completed = [...new Set([...(session?.completed ?? []), input.stage])];
    await updateUiaSession(context.tx, input.id, completed);
    return completed;
  },
);
