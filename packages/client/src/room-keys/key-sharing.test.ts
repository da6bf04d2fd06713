import {
  AllDevicesIsolationMode,
  type CryptoApi,
  OnlySignedDevicesIsolationMode,
} from "matrix-js-sdk/lib/crypto-api/index.js";
import { expect, test, vi } from "vitest";
import { memoryKeyValueStore } from "../memory/memory-key-value-store.ts";
import { keySharing } from "./key-sharing.ts";

const all = new AllDevicesIsolationMode(false);
const onlySigned = new OnlySignedDevicesIsolationMode();

function world(store = memoryKeyValueStore()) {
  const setDeviceIsolationMode = vi.fn();
  const publish = vi.fn();
  // The one method that is called.
  const crypto = { setDeviceIsolationMode } as unknown as CryptoApi;
  return { store, setDeviceIsolationMode, publish, begin: () => keySharing(store, crypto, publish) };
}

test("what was chosen holds at once, and after a reload before anything is sent", async () => {
  const first = world();
  const { setOnlyVerifiedDevices } = await first.begin();
  expect(first.setDeviceIsolationMode).toHaveBeenLastCalledWith(all);
  await setOnlyVerifiedDevices(true);
  expect(first.setDeviceIsolationMode).toHaveBeenLastCalledWith(onlySigned);
  expect(first.publish).toHaveBeenLastCalledWith({ onlyVerifiedDevices: true });

  const second = world(first.store);
  const again = await second.begin();
  expect(second.setDeviceIsolationMode.mock.calls).toEqual([[onlySigned]]);
  await again.setOnlyVerifiedDevices(false);
  expect(second.setDeviceIsolationMode).toHaveBeenLastCalledWith(all);
  expect((await second.store.get("only-verified-devices")) === null).toBe(true);
});

test("where the choice can't be read, or can't be taken back durably, no more devices get keys", async () => {
  const unreadable = world();
  vi.spyOn(unreadable.store, "get").mockRejectedValue(new Error("no storage"));
  await expect(unreadable.begin()).rejects.toThrow("no storage");
  expect(unreadable.setDeviceIsolationMode).not.toHaveBeenCalled();

  const full = world();
  const { setOnlyVerifiedDevices } = await full.begin();
  await setOnlyVerifiedDevices(true);
  vi.spyOn(full.store, "delete").mockRejectedValue(new Error("no storage"));
  await expect(setOnlyVerifiedDevices(false)).rejects.toThrow();
  expect(full.setDeviceIsolationMode).toHaveBeenLastCalledWith(onlySigned);
});
