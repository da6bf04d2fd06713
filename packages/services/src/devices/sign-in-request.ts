import { randomToken } from "@conclave/base/randomness";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { insertSignInRequest, takeSignInRequest } from "@conclave/storage/devices/sign-in-request-store";
import { type CommandContext, command } from "../core/verb.ts";
import type { Settings } from "../instance/settings.ts";
import { hashToken } from "./access-token.ts";

/** Milliseconds that somebody may take to type name and password. */
const lifetime = 15 * 60_000;

/**
 * Begins a sign-in through the page: remembers where the browser goes back to.
 *
 * Answers the address of the page for it. Throws MatrixError `M_INVALID_PARAM` for an address that isn't known here, since
 * a login token will be sent there, and `IO.CONCLAVE.NOT_SET_UP`.
 */
export const beginSignIn = command(
  "devices.begin-sign-in",
  async (context, input: { readonly redirectUrl: string }): Promise<string> => {
    context.instance();
    const redirectUrl = requireKnownRedirect(context.settings, input.redirectUrl);
    const request = randomToken(context.randomness);
    const expiresAt = context.now + lifetime;
    await insertSignInRequest(context.tx, { requestHash: hashToken(request), redirectUrl, expiresAt }, context.now);
    return `${context.settings.publicUrl}/auth/#/sign-in/${request}`;
  },
);

/**
 * Ends a sign-in through the page: uses the request up.
 *
 * @returns the address to go back to, with the login token in it.
 * @throws MatrixError `M_NOT_FOUND` when the request is unknown, used or expired.
 */
export async function endSignIn(context: CommandContext, request: string, loginToken: string): Promise<string> {
  const redirectUrl = await takeSignInRequest(context.tx, hashToken(request), context.now);
  if (redirectUrl === undefined) throw new MatrixError("M_NOT_FOUND", "This sign-in has expired. Begin again.");
  return withLoginToken(redirectUrl, loginToken);
}

/** An address with a login token in its query, as the specification wants it ("Client login via SSO"). */
export function withLoginToken(redirectUrl: string, loginToken: string): string {
  const url = new URL(redirectUrl);
  url.searchParams.delete("loginToken");
  url.searchParams.append("loginToken", loginToken);
  return url.href;
}

/** @throws MatrixError `M_INVALID_PARAM`. */
function requireKnownRedirect(settings: Settings, text: string): string {
  const url = URL.canParse(text) && text.length <= 2_048 ? new URL(text) : undefined;
  const known = [
    `${settings.publicUrl}/`,
    `${settings.publicUrl}/console/`,
    settings.consoleUrl,
    ...settings.redirectUrls,
  ];
  if (url !== undefined && known.some((address) => isSamePage(url, new URL(address)))) return url.href;
  throw new MatrixError("M_INVALID_PARAM", "redirectUrl is no address that this server sends people to after sign-in.");
}

/** Whether only query and fragment differ. */
function isSamePage(url: URL, known: URL): boolean {
  return (
    url.protocol === known.protocol &&
    url.username === "" &&
    url.password === "" &&
    url.host === known.host &&
    url.pathname === known.pathname
  );
}
