import { decodeSyncToken } from "@conclave/streams/sync-token";
import type { QueryContext } from "../core/verb.ts";

/**
 * The position that a token stands for; undefined where there is none, or one from before a restore.
 *
 * @throws MatrixError `M_INVALID_PARAM` naming the field for a text that this server never gave out.
 */
export function timelinePosition(context: QueryContext, token: string | undefined, field: string): number | undefined {
  if (token === undefined || token === "") return undefined;
  return decodeSyncToken(token, context.instance().restoreEpoch, field)?.position;
}
