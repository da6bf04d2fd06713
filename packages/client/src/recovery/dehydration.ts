import type { Cancel, Clock } from "@conclave/base/clock";
import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import { type CryptoApi, CryptoEvent, type StartDehydrationOpts } from "matrix-js-sdk/lib/crypto-api/index.js";
import type { KeyValueStore } from "../ports/key-value-store.ts";

/**
 * The account's dehydrated device (MSC3814): it receives keys while the person is signed in nowhere, and whoever opens secret storage on a new device
 * reads what waits for it. Nothing here rejects: without it everything else works.
 */
export interface Dehydration {
  /** Secret storage was made anew: its former keys open nothing any more. Resolves when the key of secret storage isn't needed any more. */
  storageMade(): Promise<void>;
  /** Secret storage was opened on this device, which reads what waits, and puts a new dehydrated device in place. Resolves as `storageMade`. */
  storageOpened(): Promise<void>;
  /** This device is ready: sees to it that the dehydrated device doesn't grow old. Harmless to repeat. */
  keepFresh(): Promise<void>;
  stop(): void;
}

const storeKey = "dehydrated-at";

/**
 * Milliseconds after which this device replaces it. Not at each start, as the SDK would: everybody who writes to this person takes a new session for
 * a device that went away.
 */
const lifetime = 7 * 24 * 3_600_000;

export function dehydration(clock: Clock, sdk: MatrixClient, crypto: CryptoApi, store: KeyValueStore): Dehydration {
  let cancel: Cancel | null = null;
  let stopped = false;
  let kept = false;

  async function start(options: StartDehydrationOpts): Promise<void> {
    try {
      if (await crypto.isDehydrationSupported()) await crypto.startDehydration(options);
    } catch {
      // The next time that secret storage is opened, or in a week.
    }
  }

  function startWithStorage(options: StartDehydrationOpts): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        sdk.off(CryptoEvent.DehydrationKeyCached, done);
        resolve();
      };
      sdk.on(CryptoEvent.DehydrationKeyCached, done);
      void start(options).then(done);
    });
  }

  sdk.on(CryptoEvent.DehydratedDeviceUploaded, () => {
    void store.set(storeKey, String(clock.now())).catch(() => undefined);
  });

  async function look(): Promise<void> {
    const madeAt = Number((await store.get(storeKey).catch(() => null)) ?? Number.NaN);
    // A device that never made one leaves it to those that did.
    if (stopped || !Number.isFinite(madeAt)) return;
    const wait = madeAt + lifetime - clock.now();
    if (wait <= 0) await start({ onlyIfKeyCached: true });
    if (!stopped) cancel = clock.after(wait > 0 ? wait : lifetime, () => void look());
  }

  return {
    storageMade: () => startWithStorage({ createNewKey: true, rehydrate: false }),
    storageOpened: () => startWithStorage({}),
    async keepFresh() {
      if (kept) return;
      kept = true;
      await look();
    },
    stop() {
      stopped = true;
      cancel?.();
    },
  };
}
