import { isJsonObject } from "@conclave/base/json";
import type { AuthDict } from "matrix-js-sdk/lib/interactive-auth.js";
import { ClientError } from "../failure.ts";

/**
 * Makes a request that the server may want proved by the account's password (spec "User-Interactive Authentication API").
 * `request` is called without proof first.
 *
 * @throws ClientError `password-needed`, `password-wrong`, `server-unsupported` (no flow of password alone); else what `request` rejects with.
 */
export async function withPassword<Result>(
  userId: string,
  password: string | undefined,
  request: (proof: AuthDict | null) => Promise<Result>,
): Promise<Result> {
  let session: string | undefined;
  try {
    return await request(null);
  } catch (error) {
    const challenge = challengeOf(error);
    if (challenge === null) throw error;
    if (!challenge.passwordSuffices) throw new ClientError({ code: "server-unsupported" });
    if (password === undefined) throw new ClientError({ code: "password-needed" });
    session = challenge.session;
  }
  try {
    return await request({
      type: "m.login.password",
      identifier: { type: "m.id.user", user: userId },
      password,
      ...(session === undefined ? {} : { session }),
    });
  } catch (error) {
    // Whatever else is forbidden, the password was right.
    if (isUnauthorized(error)) throw new ClientError({ code: "password-wrong" });
    throw error;
  }
}

/** What a 401 with flows asks for; null if the error is none. Recognised by shape: the SDK's class can be loaded twice. */
function challengeOf(
  error: unknown,
): { readonly passwordSuffices: boolean; readonly session: string | undefined } | null {
  if (!(error instanceof Error) || !("httpStatus" in error) || error.httpStatus !== 401) return null;
  const data: unknown = "data" in error ? error.data : undefined;
  if (!isJsonObject(data) || !Array.isArray(data["flows"])) return null;
  const passwordSuffices = data["flows"].some(
    (flow: unknown) =>
      isJsonObject(flow) &&
      Array.isArray(flow["stages"]) &&
      flow["stages"].length === 1 &&
      flow["stages"][0] === "m.login.password",
  );
  return { passwordSuffices, session: typeof data["session"] === "string" ? data["session"] : undefined };
}

function isUnauthorized(error: unknown): boolean {
  return error instanceof Error && "httpStatus" in error && error.httpStatus === 401;
}
