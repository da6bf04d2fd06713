import {
  AllDevicesIsolationMode,
  type CryptoApi,
  OnlySignedDevicesIsolationMode,
} from "matrix-js-sdk/lib/crypto-api/index.js";
import type { KeySharingCommands } from "../commands.ts";
import { asClientError } from "../engine/failure-of.ts";
import type { KeyValueStore } from "../ports/key-value-store.ts";
import type { KeySharingSnapshot } from "../snapshots/key-sharing-snapshot.ts";

const key = "only-verified-devices";

/**
 * Who gets the keys of what is sent here, as the person chose on this device: no server can undo it. To be awaited before anything is sent; a store that
 * can't be read rejects, so that no key is given away on a guess.
 */
export async function keySharing(
  store: KeyValueStore,
  crypto: CryptoApi,
  publish: (sharing: KeySharingSnapshot) => void,
): Promise<KeySharingCommands> {
  function use(onlyVerifiedDevices: boolean): void {
    // Otherwise keys go to every device of the members; what isn't vouched for is shown as such.
    crypto.setDeviceIsolationMode(
      onlyVerifiedDevices ? new OnlySignedDevicesIsolationMode() : new AllDevicesIsolationMode(false),
    );
    publish({ onlyVerifiedDevices });
  }

  use((await store.get(key)) !== null);
  return {
    setOnlyVerifiedDevices: (on) =>
      asClientError(async () => {
        if (on) {
          use(true);
          await store.set(key, "true");
          return;
        }
        await store.delete(key);
        use(false);
      }),
  };
}
