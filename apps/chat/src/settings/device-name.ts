import type { DeviceSnapshot } from "@conclave/client/snapshots/device-snapshot";

/** What to call a device: its name, or its identifier where it has none. */
export function deviceName({ displayName, deviceId }: DeviceSnapshot): string {
  const name = displayName?.trim() ?? "";
  return name === "" ? deviceId : name;
}
