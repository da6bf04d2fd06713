import { MatrixError } from "@conclave/protocol/matrix-error";
import { findMedia, type StoredMedia } from "@conclave/services/media/find-media";
import type { Caller } from "../edge/route.ts";
import type { Parts } from "../parts.ts";

/** What gives files out. */
export type MediaParts = Pick<Parts, "dispatcher" | "media" | "arrivals" | "clock">;

/** What a request for a file says of it, and of waiting for it. */
interface MediaRequest {
  readonly params: { readonly serverName: string; readonly mediaId: string };
  readonly query: { readonly timeout_ms?: number };
  readonly caller: Caller;
  readonly signal: AbortSignal;
  readonly identifyAgain: () => Promise<void>;
}

/** Milliseconds that a download waits for an announced file unless it says otherwise (spec "timeout_ms"), and at most. */
const usualWait = 20_000;
const longestWait = 60_000;

/**
 * The file that a request asks for; one that is announced is waited for.
 *
 * @throws MatrixError `M_NOT_FOUND`; `M_NOT_YET_UPLOADED` when the time is over, or at once when too many wait; what
 * `identifyAgain` throws.
 */
export async function arrivingMedia(
  { dispatcher, arrivals, clock }: Omit<MediaParts, "media">,
  { params, query, caller, signal, identifyAgain }: MediaRequest,
): Promise<StoredMedia> {
  const { userId } = caller;
  const deadline = clock.now() + Math.min(query.timeout_ms ?? usualWait, longestWait);
  for (;;) {
    const { mark } = arrivals;
    try {
      return await dispatcher.run(findMedia, params);
    } catch (error) {
      const timeout = deadline - clock.now();
      if (!isNotYetUploaded(error) || timeout <= 0) throw error;
      const arrival = await arrivals.wait({ mediaId: params.mediaId, userId, mark, timeout, signal });
      if (arrival !== "arrived") throw error;
    }
    // The session may have ended meanwhile.
    await identifyAgain();
  }
}

function isNotYetUploaded(error: unknown): boolean {
  return error instanceof MatrixError && error.code === "M_NOT_YET_UPLOADED";
}
