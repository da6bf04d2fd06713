import { expect, test } from "vitest";
import type { Fetch } from "../ports/client-ports.ts";
import { longPolls } from "./long-polls.ts";

const origin = "https://chat.example/_matrix/client/v3";

/** A server that never answers; a request ends only by its signal. */
const silent: Fetch = (_url, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener("abort", () => reject(init.signal?.reason));
  });

const pending = (request: Promise<Response>) => Promise.race([request, Promise.resolve("pending")]);

test("an open poll fails as without a network; the next one waits again", async () => {
  const polls = longPolls(silent);
  const open = polls.fetch(`${origin}/sync?timeout=30000`);
  polls.end();
  await expect(open).rejects.toThrow(TypeError);
  expect(await pending(polls.fetch(`${origin}/sync?timeout=30000`))).toBe("pending");
});

test("whoever asked can still end the poll", async () => {
  const asking = new AbortController();
  const open = longPolls(silent).fetch(`${origin}/sync`, { signal: asking.signal });
  asking.abort();
  await expect(open).rejects.toMatchObject({ name: "AbortError" });
});

test("what is being sent is left alone", async () => {
  const polls = longPolls(silent);
  const sending = polls.fetch(`${origin}/rooms/!r/send/m.room.encrypted/1`, { method: "PUT" });
  polls.end();
  expect(await pending(sending)).toBe("pending");
});
