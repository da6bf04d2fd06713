import type { DeviceSnapshot } from "@conclave/client/snapshots/device-snapshot";

/** The device of every scene. */
export const deviceId = "QHWXZD";

const now = Date.now();
const minute = 60_000;

/** One of every kind. */
export const ownDevices: readonly DeviceSnapshot[] = [
  {
    deviceId,
    displayName: "Conclave, Firefox on Linux",
    current: true,
    dehydrated: false,
    verification: "verified",
    lastSeenAt: now,
    lastSeenAddress: "192.0.2.7",
  },
  {
    deviceId: "PHONE7",
    displayName: "Element X",
    current: false,
    dehydrated: false,
    verification: "verified",
    lastSeenAt: now - 3 * 60 * minute,
    lastSeenAddress: "192.0.2.44",
  },
  {
    deviceId: "OLDTAB",
    displayName: null,
    current: false,
    dehydrated: false,
    verification: "unverified",
    lastSeenAt: now - 40 * 24 * 60 * minute,
    lastSeenAddress: null,
  },
  {
    deviceId: "SCRIPT",
    displayName: "curl",
    current: false,
    dehydrated: false,
    verification: "no-encryption",
    lastSeenAt: null,
    lastSeenAddress: null,
  },
  {
    deviceId: "ASLEEP",
    displayName: "Dehydrated device",
    current: false,
    dehydrated: true,
    verification: "verified",
    lastSeenAt: null,
    lastSeenAddress: null,
  },
];
