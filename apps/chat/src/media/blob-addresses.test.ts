import { ClientError } from "@conclave/client/failure";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { blobAddresses } from "./blob-addresses.ts";

beforeEach(() => {
  let count = 0;
  vi.spyOn(URL, "createObjectURL").mockImplementation(() => `blob:${++count}`);
  vi.spyOn(URL, "revokeObjectURL").mockImplementation(() => undefined);
});
afterEach(() => void vi.restoreAllMocks());

const settled = () => new Promise<void>((resolve) => setTimeout(resolve));
const bytes = (size: number) => new Blob([new Uint8Array(size)]);

test("a file is loaded once for all who show it", async () => {
  const blobs = blobAddresses();
  const load = vi.fn(async () => bytes(1));
  const first = blobs.acquire("a", load);
  const second = blobs.acquire("a", load);
  await settled();
  expect(first).toBe(second);
  expect(first.value).toEqual({ state: "ready", address: "blob:1", type: "" });
  expect(load).toHaveBeenCalledTimes(1);
});

test("what is shown is never revoked; what is not is, once it is too much", async () => {
  const blobs = blobAddresses();
  const large = 40 * 1024 * 1024;
  blobs.acquire("old", async () => bytes(large));
  blobs.acquire("shown", async () => bytes(large));
  await settled();
  blobs.release("old");
  expect(URL.revokeObjectURL).not.toHaveBeenCalled();
  blobs.acquire("new", async () => bytes(large));
  await settled();
  blobs.release("new");
  expect(URL.revokeObjectURL).toHaveBeenCalledTimes(1);
});

test("a failure is told, and can be tried again", async () => {
  const blobs = blobAddresses();
  const load = vi
    .fn()
    .mockRejectedValueOnce(new ClientError({ code: "tampered" }))
    .mockResolvedValueOnce(bytes(1));
  const state = blobs.acquire("a", load);
  await settled();
  expect(state.value).toEqual({ state: "failed", failure: { code: "tampered" } });
  blobs.retry("a");
  await settled();
  expect(state.value.state).toBe("ready");
});
