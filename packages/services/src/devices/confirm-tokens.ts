import { findTokensByAccessToken, makeCurrent } from "@conclave/storage/devices/session-store";
import { command } from "../core/verb.ts";

/** Generations of tokens that stay known after they were superseded, so that the reuse of one is noticed. */
export const rememberedGenerations = 16;

/**
 * The first use of an access token that a refresh gave out: its owner has it, so the generation before it ends
 * (spec "Refreshing access tokens").
 */
export const confirmTokens = command(
  "devices.confirm-tokens",
  async (context, input: { readonly accessTokenHash: string }): Promise<void> => {
    const tokens = await findTokensByAccessToken(context.tx, input.accessTokenHash);
    if (tokens?.state !== "fresh") return;
    await makeCurrent(context.tx, tokens, rememberedGenerations);
    context.changed({ kind: "session", userId: tokens.userId, deviceId: tokens.deviceId });
  },
);
