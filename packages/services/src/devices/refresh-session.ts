import { MatrixError } from "@conclave/protocol/matrix-error";
import { findAccount } from "@conclave/storage/accounts/account-store";
import {
  findTokensByRefreshToken,
  insertTokens,
  makeCurrent,
  removeTokens,
  removeTokensAfter,
} from "@conclave/storage/devices/session-store";
import { requireActive } from "../accounts/require-active.ts";
import { command } from "../core/verb.ts";
import { freshToken, hashToken } from "./access-token.ts";
import { rememberedGenerations } from "./confirm-tokens.ts";

export interface RefreshedTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Milliseconds. */
  readonly expiresIn: number;
}

/**
 * Gives a new pair of tokens for a refresh token (spec "Refreshing access tokens"). The pair before it stays good until the
 * new one is used, in case this answer is lost. A refresh token that comes again after that was stolen, from the client or by
 * it: the whole session ends (RFC 9700 section 4.14.2), which is why that is answered and not thrown.
 *
 * Throws MatrixError `M_UNKNOWN_TOKEN`, `M_USER_LOCKED` (with `soft_logout`) or `M_USER_DEACTIVATED`.
 */
export const refreshSession = command(
  "devices.refresh-session",
  async (context, input: { readonly refreshToken: string }): Promise<RefreshedTokens | "reused"> => {
    const { tx, randomness, now, settings } = context;
    const tokens = await findTokensByRefreshToken(tx, hashToken(input.refreshToken));
    if (tokens === undefined) throw new MatrixError("M_UNKNOWN_TOKEN", "The refresh token is unknown or has ended.");
    const { userId, deviceId, generation } = tokens;
    requireActive(await findAccount(tx, userId));
    context.changed({ kind: "session", userId, deviceId });
    if (tokens.state === "superseded") {
      await removeTokens(tx, userId, [deviceId]);
      const detail = { device_id: deviceId, reason: "refresh-token-reused" };
      await context.record({ type: "session.ended", actor: null, subject: userId, detail });
      return "reused";
    }
    if (tokens.state === "fresh") await makeCurrent(tx, tokens, rememberedGenerations);
    await removeTokensAfter(tx, userId, deviceId, generation);
    const access = freshToken(randomness, "cat");
    const refresh = freshToken(randomness, "crt");
    await insertTokens(tx, {
      accessTokenHash: access.hash,
      refreshTokenHash: refresh.hash,
      userId,
      deviceId,
      generation: generation + 1,
      state: "fresh",
      expiresAt: now + settings.accessTokenLifetime,
    });
    return { accessToken: access.token, refreshToken: refresh.token, expiresIn: settings.accessTokenLifetime };
  },
);
