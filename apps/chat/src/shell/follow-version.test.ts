import { FakeClock } from "@conclave/testing/fake-clock";
import { beforeEach, expect, test, vi } from "vitest";
import { followVersion } from "./follow-version.ts";
import { newVersionIsThere } from "./new-version.ts";

const script = "https://chat.example/assets/index-B1a2C3d4.js";
const same = () => new Response('<script type="module" src="/assets/index-B1a2C3d4.js"></script>');
const other = () => new Response('<script type="module" src="/assets/index-E5f6G7h8.js"></script>');

beforeEach(() => {
  newVersionIsThere.value = false;
});

test("a page that still runs what the server has is left in peace", async () => {
  await followVersion(script, async () => same(), new FakeClock())();
  expect(newVersionIsThere.value).toBe(false);
});

test("another first script is another version", async () => {
  await followVersion(script, async () => other(), new FakeClock())();
  expect(newVersionIsThere.value).toBe(true);
});

test.each([
  ["is away", async () => Promise.reject(new TypeError("no network"))],
  ["is broken", async () => new Response("bad gateway", { status: 502 })],
])("a server that %s says nothing", async (_, fetchPage) => {
  await followVersion(script, fetchPage, new FakeClock())();
  expect(newVersionIsThere.value).toBe(false);
});

test("it is asked once a minute at most, and no more once it is known", async () => {
  const clock = new FakeClock();
  const fetchPage = vi.fn(async () => same());
  const look = followVersion(script, fetchPage, clock);
  await look();
  await look();
  expect(fetchPage).toHaveBeenCalledTimes(1);
  clock.advance(60_000);
  fetchPage.mockImplementation(async () => other());
  await look();
  clock.advance(60_000);
  await look();
  expect(fetchPage).toHaveBeenCalledTimes(2);
});
