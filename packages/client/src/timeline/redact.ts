import { type Randomness, randomToken } from "@conclave/base/randomness";
import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import { Method } from "matrix-js-sdk/lib/http-api/method.js";

/**
 * Asks the server to redact an event (spec "Redactions"). Not through the SDK, which would refuse it while a message of the room
 * waits to be sent again.
 */
export async function redact(
  randomness: Randomness,
  sdk: MatrixClient,
  roomId: string,
  eventId: string,
  reason: string | undefined,
): Promise<void> {
  const path = `/rooms/${encodeURIComponent(roomId)}/redact/${encodeURIComponent(eventId)}/${randomToken(randomness, 16)}`;
  await sdk.http.authedRequest(Method.Put, path, undefined, reason === undefined ? {} : { reason });
}
