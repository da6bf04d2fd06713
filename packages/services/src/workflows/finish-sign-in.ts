import { command } from "../core/verb.ts";
import { createLoginToken } from "../devices/create-login-token.ts";
import { endSignIn } from "../devices/sign-in-request.ts";
import { requireUnchanged } from "./require-unchanged.ts";
import type { VerifiedPassword } from "./verify-password.ts";

/** Ends a sign-in through the page, for somebody whose password was verified a moment ago; answers where to go. */
export const finishSignIn = command(
  "workflows.finish-sign-in",
  async (context, input: VerifiedPassword & { readonly request: string }): Promise<string> => {
    await requireUnchanged(context, input);
    const { userId } = input;
    const redirect = await endSignIn(context, input.request, await createLoginToken(context, userId));
    // The device is recorded when the client turns the token into a session.
    await context.record({ type: "session.created", actor: userId, subject: userId, detail: { login_token: true } });
    return redirect;
  },
);
