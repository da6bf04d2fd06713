import { createHmac } from "node:crypto";
import type { TurnSettings } from "../instance/settings.ts";

/** What a client shows a TURN server. */
export interface TurnCredentials {
  readonly username: string;
  readonly password: string;
  readonly uris: readonly string[];
  /** Milliseconds that they are good for. */
  readonly lifetime: number;
}

/**
 * Credentials that a TURN server with the same secret accepts until they expire (draft-uberti-behave-turn-rest, coturn's
 * `use-auth-secret`): the name says until when and for whom, the password is its HMAC-SHA1, which that protocol prescribes.
 *
 * @param now milliseconds since the epoch.
 */
export function turnCredentials(
  { uris, secret, lifetime }: TurnSettings,
  userId: string,
  now: number,
): TurnCredentials {
  const username = `${Math.floor((now + lifetime) / 1_000)}:${userId}`;
  const password = createHmac("sha1", secret).update(username, "utf8").digest("base64");
  return { username, password, uris, lifetime };
}
