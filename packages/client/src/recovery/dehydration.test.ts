import { FakeClock } from "@conclave/testing/fake-clock";
import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import { type CryptoApi, CryptoEvent } from "matrix-js-sdk/lib/crypto-api/index.js";
import { expect, test, vi } from "vitest";
import { memoryKeyValueStore } from "../memory/memory-key-value-store.ts";
import { dehydration } from "./dehydration.ts";

const day = 24 * 3_600_000;

function world({ supported = true, clock = new FakeClock(), store = memoryKeyValueStore() } = {}) {
  const listeners = new Map<string, Set<() => void>>();
  const tell = (event: string) => {
    for (const listener of listeners.get(event) ?? []) listener();
  };
  const sdk = {
    on: (event: string, listener: () => void) =>
      listeners.set(event, (listeners.get(event) ?? new Set<() => void>()).add(listener)),
    off: (event: string, listener: () => void) => listeners.get(event)?.delete(listener),
  } as unknown as MatrixClient;
  const startDehydration = vi.fn(async (_options: unknown) => tell(CryptoEvent.DehydratedDeviceUploaded));
  const crypto = { isDehydrationSupported: async () => supported, startDehydration } as unknown as CryptoApi;
  return { clock, store, tell, startDehydration, dehydrated: dehydration(clock, sdk, crypto, store) };
}

/** What was made is remembered soon. */
const remembered = ({ store }: ReturnType<typeof world>) =>
  expect.poll(() => store.get("dehydrated-at")).not.toBeNull();

test("it is made when secret storage is made or opened, with new keys or those that there are", async () => {
  const one = world();
  await one.dehydrated.storageMade();
  expect(one.startDehydration).toHaveBeenLastCalledWith({ createNewKey: true, rehydrate: false });
  await one.dehydrated.storageOpened();
  expect(one.startDehydration).toHaveBeenLastCalledWith({});
});

test("a start replaces it only once it is a week old", async () => {
  const first = world();
  await first.dehydrated.storageMade();
  await remembered(first);
  const { clock, store } = first;

  clock.advance(6 * day);
  const second = world({ clock, store });
  await second.dehydrated.keepFresh();
  await second.dehydrated.keepFresh();
  expect(second.startDehydration).not.toHaveBeenCalled();
  clock.advance(day);
  await expect.poll(() => second.startDehydration.mock.calls).toEqual([[{ onlyIfKeyCached: true }]]);
  second.dehydrated.stop();
});

test("a device that never made one leaves it to the others", async () => {
  const one = world();
  await one.dehydrated.keepFresh();
  one.clock.advance(30 * day);
  expect(one.startDehydration).not.toHaveBeenCalled();
});

test("nobody waits for what can't be, or takes long", async () => {
  const unsupported = world({ supported: false });
  await unsupported.dehydrated.storageOpened();
  expect(unsupported.startDehydration).not.toHaveBeenCalled();

  const failing = world();
  failing.startDehydration.mockRejectedValue(new Error("the server is away"));
  await failing.dehydrated.storageOpened();

  const long = world();
  long.startDehydration.mockReturnValue(new Promise(() => {}));
  const opened = long.dehydrated.storageOpened();
  await expect.poll(() => long.startDehydration.mock.calls.length).toBe(1);
  // From here on, the key of secret storage isn't needed any more.
  long.tell(CryptoEvent.DehydrationKeyCached);
  await opened;
});
