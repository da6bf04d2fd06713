import { expect, test } from "vitest";
import { type CountedEvent, exactCounts } from "./exact-counts.ts";

/** The same numbers for the same seed (mulberry32). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** A conversation as it is on the server, with how far it was read, and how much of its end this client has loaded. */
function conversation(seed: number) {
  const next = numbers(seed);
  const events = Array.from({ length: next(40) }, (): CountedEvent => {
    const notifies = next(4) > 0;
    return { own: next(3) === 0, notifies, highlights: notifies && next(5) === 0 };
  });
  return { events, read: next(events.length + 1) - 1, loaded: next(events.length + 1) };
}

test("whatever was said and read, the count is the true one where it can be, and never misses a known mention", () => {
  let exact = 0;
  for (let seed = 0; seed < 2_000; seed++) {
    const { events, read, loaded } = conversation(seed);
    const unread = events.slice(read + 1).filter(({ own }) => !own);
    const truth = {
      unread: unread.filter(({ notifies }) => notifies).length,
      highlight: unread.filter(({ highlights }) => highlights).length,
    };
    // It can't look into messages: each of others notifies.
    const server = { unread: unread.length, highlight: 0 };
    const first = events.length - loaded;
    const complete = read >= first;
    const known = events.slice(Math.max(first, read + 1));
    const counts = exactCounts(known, complete, server);
    if (complete) {
      exact++;
      expect(counts, `seed ${seed}`).toEqual(truth);
    } else {
      const mentions = known.filter(({ own, highlights }) => !own && highlights).length;
      expect(counts, `seed ${seed}`).toEqual({ unread: server.unread, highlight: mentions });
    }
  }
  expect(exact).toBeGreaterThan(500);
});

test("a mention counts in a muted room, of which the server says nothing", () => {
  const events = [
    { own: false, notifies: false, highlights: false },
    { own: false, notifies: true, highlights: true },
  ];
  expect(exactCounts(events, true, { unread: 0, highlight: 0 })).toEqual({ unread: 1, highlight: 1 });
});
