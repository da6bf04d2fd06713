import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import { Method } from "matrix-js-sdk/lib/http-api/method.js";
import { withPassword } from "../devices/user-interactive-authentication.ts";
import { asClientError } from "../engine/failure-of.ts";

/**
 * Closes this account for good, and has the server erase what it can (spec "POST /account/deactivate"). No request is answered any more after it.
 *
 * @throws ClientError `password-needed`, `password-wrong`; `forbidden` for the last owner.
 */
export function eraseAccount(sdk: MatrixClient, password: string | undefined): Promise<void> {
  return asClientError(async () => {
    await withPassword(sdk.getSafeUserId(), password, (auth) =>
      sdk.http.authedRequest(Method.Post, "/account/deactivate", undefined, {
        erase: true,
        ...(auth === null ? {} : { auth }),
      }),
    );
  });
}
