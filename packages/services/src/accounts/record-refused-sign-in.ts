import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { command } from "../core/verb.ts";

/** Records a refused sign-in. A name that is nobody's is left out: people type passwords there. */
export const recordRefusedSignIn = command(
  "accounts.record-refused-sign-in",
  (context, input: { readonly userId: UserId | null; readonly address: string }) =>
    context.record({
      type: "session.refused",
      actor: null,
      subject: input.userId,
      detail: { address: input.address },
    }),
);
