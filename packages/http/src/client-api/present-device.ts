import type { Device as DeviceContract } from "@conclave/protocol/client-api/device";
import type { OwnDevice } from "@conclave/services/devices/get-devices";
import type { Static } from "typebox";

/** Writes a device for its owner. */
export function presentDevice(device: OwnDevice): Static<typeof DeviceContract> {
  return {
    device_id: device.deviceId,
    ...(device.displayName === null ? {} : { display_name: device.displayName }),
    ...(device.lastSeenAddress === null ? {} : { last_seen_ip: device.lastSeenAddress }),
    ...(device.lastSeenAt === null ? {} : { last_seen_ts: device.lastSeenAt }),
  };
}
