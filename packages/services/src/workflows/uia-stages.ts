import { isJsonObject, type JsonObject } from "@conclave/base/json";
import { localpartOf, type UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { readAccount } from "../accounts/read-account.ts";
import { isOpenInvitation } from "../invitations/is-open-invitation.ts";
import type { VerifyPasswordPorts } from "./verify-password.ts";

/** What the stages check proofs with. */
export type UiaPorts = VerifyPasswordPorts;

/**
 * Checks the proof of one stage (spec "Authentication types").
 *
 * @param auth the request's `auth` object.
 * @param userId who is calling; undefined for somebody who is not signed in.
 * @returns why the proof is refused; undefined when it holds.
 */
export type UiaStage = (
  ports: UiaPorts,
  auth: JsonObject,
  userId: UserId | undefined,
) => Promise<MatrixError | undefined>;

/** Every stage that this server can check, by its type. Which a request needs is said by its flows. */
export const uiaStages: Readonly<Record<string, UiaStage>> = {
  "m.login.dummy": async () => undefined,
  "m.login.password": checkPassword,
  "m.login.registration_token": checkRegistrationToken,
};

/** A registration token is an invitation's (spec "Token-authenticated registration"). It is used up by the account alone. */
async function checkRegistrationToken(ports: UiaPorts, auth: JsonObject): Promise<MatrixError | undefined> {
  const { token } = auth;
  if (typeof token !== "string") return new MatrixError("M_MISSING_PARAM", "auth.token is missing.");
  const isOpen = await ports.dispatcher.run(isOpenInvitation, { token });
  return isOpen ? undefined : new MatrixError("M_FORBIDDEN", "This registration token is unknown, used up or expired.");
}

async function checkPassword(
  ports: UiaPorts,
  auth: JsonObject,
  userId: UserId | undefined,
): Promise<MatrixError | undefined> {
  const { identifier, password } = auth;
  // Clients of old name the person in `user`.
  const named = isJsonObject(identifier) && identifier["type"] === "m.id.user" ? identifier["user"] : auth["user"];
  if (typeof password !== "string") return new MatrixError("M_MISSING_PARAM", "auth.password is missing.");
  const refused = new MatrixError("M_FORBIDDEN", "The user name or password is wrong.");
  if (userId === undefined || (named !== userId && named !== localpartOf(userId))) return refused;
  const account = await ports.dispatcher.run(readAccount, { userId });
  ports.signInThrottle.admit(userId);
  const verdict = await ports.passwordHasher.verify(account?.passwordHash ?? undefined, password);
  ports.signInThrottle.settle(userId, verdict !== "wrong");
  return verdict === "wrong" ? refused : undefined;
}
