import { systemClock } from "@conclave/base/clock";
import { systemRandomness } from "@conclave/base/randomness";
import type { ClientPorts, Fetch } from "../ports/client-ports.ts";
import { fetchUpload } from "./fetch-upload.ts";
import { memoryBlockStore } from "./memory-block-store.ts";
import { memoryKeyValueStore } from "./memory-key-value-store.ts";
import { memorySessionLock } from "./memory-session-lock.ts";
import { noNotifier } from "./no-notifier.ts";
import { noPushSubscriber } from "./no-push-subscriber.ts";

/** Ports for tests and short-lived programs: nothing outlives the process, and with it goes the device's identity. */
export function memoryPorts(options: { readonly baseUrl: string; readonly deviceDisplayName: string }): ClientPorts {
  const platformFetch: Fetch = (url, init) => fetch(url, init);
  const blocks = memoryBlockStore();
  return {
    ...options,
    fetch: platformFetch,
    upload: fetchUpload(platformFetch),
    store: memoryKeyValueStore(),
    blocks,
    lock: memorySessionLock(),
    notifier: noNotifier,
    push: noPushSubscriber,
    // Node does not tell; the client tries again by itself.
    onNetworkChange: () => () => undefined,
    clock: systemClock,
    randomness: systemRandomness,
    openSyncStore: null,
    cryptoDatabasePrefix: null,
    eraseDatabases: () => blocks.clear(),
  };
}
