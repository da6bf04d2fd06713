import {
  AllDevicesIsolationMode,
  type CryptoApi,
  OnlySignedDevicesIsolationMode,
} from "matrix-js-sdk/lib/crypto-api/index.js";
import type { Room } from "matrix-js-sdk/lib/models/room.js";
import { expect, test, vi } from "vitest";
import { offline } from "../engine/failure-of.ts";
import { memoryKeyValueStore } from "../memory/memory-key-value-store.ts";
import { keySharing } from "./key-sharing.ts";

const all = new AllDevicesIsolationMode(false);
const onlySigned = new OnlySignedDevicesIsolationMode();

function world(store = memoryKeyValueStore()) {
  const setDeviceIsolationMode = vi.fn();
  const prepareToEncrypt = vi.fn();
  const publish = vi.fn();
  const readPolicy = vi.fn<() => Promise<"any" | "verified">>().mockResolvedValue("any");
  // The two methods that are called.
  const crypto = { setDeviceIsolationMode, prepareToEncrypt } as unknown as CryptoApi;
  const begin = () => keySharing(store, crypto, readPolicy, publish);
  return { store, setDeviceIsolationMode, prepareToEncrypt, publish, readPolicy, begin };
}

test("what was chosen holds at once, and after a reload before anything is sent", async () => {
  const first = world();
  const { commands } = await first.begin();
  expect(first.setDeviceIsolationMode).toHaveBeenLastCalledWith(all);
  await commands.setOnlyVerifiedDevices(true);
  expect(first.setDeviceIsolationMode).toHaveBeenLastCalledWith(onlySigned);
  expect(first.publish).toHaveBeenLastCalledWith({ onlyVerifiedDevices: true, policy: "any" });

  const second = world(first.store);
  const again = await second.begin();
  expect(second.setDeviceIsolationMode.mock.calls).toEqual([[onlySigned]]);
  await again.settled();
  expect(second.publish).toHaveBeenLastCalledWith({ onlyVerifiedDevices: true, policy: "any" });
  await again.commands.setOnlyVerifiedDevices(false);
  expect(second.setDeviceIsolationMode).toHaveBeenLastCalledWith(all);
  expect((await second.store.get("only-verified-devices")) === null).toBe(true);
});

test("where the choice can't be read, or can't be taken back durably, no more devices get keys", async () => {
  const unreadable = world();
  vi.spyOn(unreadable.store, "get").mockRejectedValue(new Error("no storage"));
  await expect(unreadable.begin()).rejects.toThrow("no storage");
  expect(unreadable.setDeviceIsolationMode).not.toHaveBeenCalled();

  const full = world();
  const { commands } = await full.begin();
  await commands.setOnlyVerifiedDevices(true);
  vi.spyOn(full.store, "delete").mockRejectedValue(new Error("no storage"));
  await expect(commands.setOnlyVerifiedDevices(false)).rejects.toThrow();
  expect(full.setDeviceIsolationMode).toHaveBeenLastCalledWith(onlySigned);
});

test("nothing is encrypted before the server said what the organisation wants", async () => {
  const { begin, readPolicy, prepareToEncrypt, setDeviceIsolationMode } = world();
  readPolicy.mockRejectedValue(offline());
  const { settled, prepare } = await begin();
  // Only passed on.
  const room = {} as Room;
  prepare(room);
  await expect(settled()).rejects.toMatchObject({ code: "offline" });
  expect(prepareToEncrypt).not.toHaveBeenCalled();
  readPolicy.mockResolvedValue("verified");
  await settled();
  expect(setDeviceIsolationMode).toHaveBeenLastCalledWith(onlySigned);
  prepare(room);
  await vi.waitFor(() => expect(prepareToEncrypt).toHaveBeenCalledWith(room));
});

test("one answer is enough until the server was away", async () => {
  const { begin, readPolicy, setDeviceIsolationMode } = world();
  const { settled, ask } = await begin();
  await settled();
  await settled();
  expect(readPolicy).toHaveBeenCalledTimes(1);
  readPolicy.mockResolvedValue("verified");
  ask();
  await settled();
  expect(setDeviceIsolationMode).toHaveBeenLastCalledWith(onlySigned);
});

test("what the organisation wants can't be turned off, and holds after a reload without the server", async () => {
  const first = world();
  first.readPolicy.mockResolvedValue("verified");
  const { settled, commands } = await first.begin();
  await settled();
  expect(first.publish).toHaveBeenLastCalledWith({ onlyVerifiedDevices: true, policy: "verified" });
  await expect(commands.setOnlyVerifiedDevices(false)).rejects.toMatchObject({ code: "forbidden" });
  expect(first.setDeviceIsolationMode).toHaveBeenLastCalledWith(onlySigned);

  const second = world(first.store);
  second.readPolicy.mockRejectedValue(offline());
  const again = await second.begin();
  await again.settled();
  expect(second.setDeviceIsolationMode.mock.calls).toEqual([[onlySigned]]);
  expect(second.publish).toHaveBeenLastCalledWith({ onlyVerifiedDevices: true, policy: "verified" });
});

test("a server that asks for less than before is not believed: the person turns it off", async () => {
  const { begin, readPolicy, publish, setDeviceIsolationMode, store } = world();
  readPolicy.mockResolvedValue("verified");
  const { ask, settled, commands } = await begin();
  await settled();
  readPolicy.mockResolvedValue("any");
  ask();
  await vi.waitFor(() => expect(publish).toHaveBeenLastCalledWith({ onlyVerifiedDevices: true, policy: "ended" }));
  expect(setDeviceIsolationMode).toHaveBeenLastCalledWith(onlySigned);
  await commands.setOnlyVerifiedDevices(false);
  expect(setDeviceIsolationMode).toHaveBeenLastCalledWith(all);
  expect(publish).toHaveBeenLastCalledWith({ onlyVerifiedDevices: false, policy: "any" });
  expect((await store.get("only-verified-devices")) === null).toBe(true);
});
