import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import type { CryptoApi } from "matrix-js-sdk/lib/crypto-api/index.js";
import type { DeviceCommands } from "../commands.ts";
import { asClientError, notPossibleNow } from "../engine/failure-of.ts";
import type { DeviceListSnapshot, DeviceSnapshot } from "../snapshots/device-snapshot.ts";
import { withPassword } from "./user-interactive-authentication.ts";

export interface Devices extends DeviceCommands {
  /** The account's devices or their trust changed: looks again, if the list was ever asked for. */
  changed(): void;
}

/** The account's devices. */
export function devices(sdk: MatrixClient, crypto: CryptoApi, publish: (devices: DeviceListSnapshot) => void): Devices {
  const userId = sdk.getSafeUserId();
  const ownDeviceId = sdk.getDeviceId();
  let wanted = false;
  let last: Promise<unknown> = Promise.resolve();

  async function verificationOf(deviceId: string): Promise<DeviceSnapshot["verification"]> {
    const status = await crypto.getDeviceVerificationStatus(userId, deviceId);
    if (status === null) return "no-encryption";
    return status.crossSigningVerified ? "verified" : "unverified";
  }

  /** One after the other, so that an older answer never comes last. */
  function load(): Promise<void> {
    const turn = last.then(loadNow);
    last = turn.catch(() => undefined);
    return turn;
  }

  async function loadNow(): Promise<void> {
    const { devices: listed } = await sdk.getDevices();
    const known = (await crypto.getUserDeviceInfo([userId], true)).get(userId);
    const all = await Promise.all(
      listed.map(
        async (device): Promise<DeviceSnapshot> => ({
          deviceId: device.device_id,
          displayName: device.display_name ?? null,
          current: device.device_id === ownDeviceId,
          dehydrated: known?.get(device.device_id)?.dehydrated ?? false,
          verification: await verificationOf(device.device_id),
          lastSeenAt: device.last_seen_ts ?? null,
          lastSeenAddress: device.last_seen_ip ?? null,
        }),
      ),
    );
    publish({ devices: all.sort(byImportance) });
  }

  return {
    changed() {
      // A failure leaves the list as it was; the next change or request mends it.
      if (wanted) void load().catch(() => undefined);
    },
    async listDevices() {
      wanted = true;
      await asClientError(load);
    },
    renameDevice: (deviceId, displayName) =>
      asClientError(async () => {
        await sdk.setDeviceDetails(deviceId, { display_name: displayName });
        if (wanted) await load();
      }),
    async signOutDevice(deviceId, password) {
      if (deviceId === ownDeviceId) throw notPossibleNow();
      await asClientError(async () => {
        await withPassword(userId, password, (proof) => sdk.deleteDevice(deviceId, proof ?? undefined));
        if (wanted) await load();
      });
    },
  };
}

function byImportance(left: DeviceSnapshot, right: DeviceSnapshot): number {
  if (left.current !== right.current) return left.current ? -1 : 1;
  if (left.dehydrated !== right.dehydrated) return left.dehydrated ? 1 : -1;
  return (right.lastSeenAt ?? 0) - (left.lastSeenAt ?? 0) || (left.deviceId < right.deviceId ? -1 : 1);
}
