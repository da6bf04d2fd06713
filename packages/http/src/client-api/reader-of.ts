import type { Reader } from "@conclave/services/timeline/present-events";
import type { Caller } from "../edge/route.ts";

/** The caller as the one for whom events are presented, or who sends them. */
export function readerOf({ userId, deviceId }: Caller): Reader {
  return { userId, deviceId };
}
