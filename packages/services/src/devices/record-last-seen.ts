import { type LastSeen, updateLastSeen } from "@conclave/storage/devices/device-store";
import { command } from "../core/verb.ts";

/** When and from where a device was used, as the edge saw it. */
export type DeviceUse = LastSeen;

/** Keeps when and from where devices were last used: many at once, from the edge's batch. At most 100. */
export const recordLastSeen = command(
  "devices.record-last-seen",
  (context, input: { readonly uses: readonly DeviceUse[] }) => updateLastSeen(context.tx, input.uses),
);
