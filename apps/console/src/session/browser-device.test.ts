import type { Randomness } from "@conclave/base/randomness";
import { afterEach, expect, test, vi } from "vitest";
import { browserDevice } from "./browser-device.ts";

afterEach(() => vi.unstubAllGlobals());

/** Gives other bytes each time. */
function counting(): Randomness {
  let count = 0;
  return { bytes: (length) => new Uint8Array(length).fill(++count) };
}

/** A browser's storage, of which only this is used; gives what it holds. */
function storage(held: Record<string, string> = {}): Record<string, string> {
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => held[key] ?? null,
    setItem: (key: string, value: string) => {
      held[key] = value;
    },
  });
  return held;
}

test("a browser is one device, and another browser another", () => {
  const randomness = counting();
  storage();
  const first = browserDevice(randomness);
  expect(first).toMatch(/^[\w-]{16}$/);
  expect(browserDevice(randomness)).toBe(first);
  storage();
  expect(browserDevice(randomness)).not.toBe(first);
});

test("what can't have been made here is replaced", () => {
  for (const damaged of ["", "short", "a device", "x".repeat(300)]) {
    const held = storage({ "conclave.console.device": damaged });
    const made = browserDevice(counting());
    expect(made).toMatch(/^[\w-]{16}$/);
    expect(held["conclave.console.device"]).toBe(made);
  }
});

test("where storage is forbidden, each sign-in is a device of its own", () => {
  vi.stubGlobal("localStorage", undefined);
  const randomness = counting();
  expect(browserDevice(randomness)).not.toBe(browserDevice(randomness));
});
