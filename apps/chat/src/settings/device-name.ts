import type { DeviceSnapshot } from "@conclave/client/snapshots/device-snapshot";
import { t } from "./messages.ts";

/** What to call a device: its name, or its identifier where it has none. */
export function deviceName({ displayName, deviceId, dehydrated }: DeviceSnapshot): string {
  if (dehydrated) return t("device-asleep");
  const name = displayName?.trim() ?? "";
  return name === "" ? deviceId : name;
}
