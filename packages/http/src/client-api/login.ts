import { login } from "@conclave/protocol/client-api/login";
import type { BodyOf } from "@conclave/protocol/endpoint";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { signInWithLoginToken } from "@conclave/services/workflows/sign-in-with-login-token";
import { signInWithPassword } from "@conclave/services/workflows/sign-in-with-password";
import { type Route, route } from "../edge/route.ts";
import type { Parts } from "../parts.ts";
import { deviceWishOf, presentSession } from "./present-session.ts";

/** POST /_matrix/client/v3/login */
export function loginRoute(parts: Pick<Parts, "dispatcher" | "passwordHasher" | "signInThrottle">): Route {
  return route(login, async ({ body, address }) => {
    const device = deviceWishOf(body);
    switch (body.type) {
      case "m.login.password": {
        const attempt = { user: userOf(body), password: required(body.password, "password"), address };
        return presentSession(await signInWithPassword(parts, attempt, device));
      }
      case "m.login.token": {
        const token = required(body.token, "token");
        return presentSession(await parts.dispatcher.run(signInWithLoginToken, { token, device }));
      }
      default:
        throw new MatrixError("M_UNKNOWN", "type is none of the types that GET /login lists.");
    }
  });
}

function userOf(body: BodyOf<typeof login>): string {
  if (body.identifier === undefined) return required(body.user, "identifier");
  if (body.identifier.type === "m.id.user") return required(body.identifier.user, "identifier.user");
  if (body.identifier.type === "m.id.thirdparty" || body.identifier.type === "m.id.phone") {
    throw new MatrixError("M_FORBIDDEN", "Nobody here signs in with an e-mail address or a telephone number.");
  }
  throw new MatrixError("M_UNKNOWN", "identifier.type must be m.id.user.");
}

function required(value: string | undefined, name: string): string {
  if (value !== undefined) return value;
  throw new MatrixError("M_MISSING_PARAM", `${name} is missing from the body.`);
}
