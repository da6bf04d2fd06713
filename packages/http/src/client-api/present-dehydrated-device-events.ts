import type { DehydratedDeviceEvents } from "@conclave/services/keys/dehydrated-device-events";
import { JsonText } from "../edge/reply.ts";

/** What came for a dehydrated device; with the place to read on from where `goesOn`. */
export function presentDehydratedDeviceEvents(
  { events, nextBatch }: DehydratedDeviceEvents,
  goesOn: boolean,
): JsonText {
  const next = goesOn ? `,"next_batch":${JSON.stringify(nextBatch)}` : "";
  return new JsonText(`{"events":[${events.join(",")}]${next}}`);
}
