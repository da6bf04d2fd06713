import { expect, test } from "vitest";
import {
  itemsInside,
  newestWindow,
  type TimelineWindow,
  towardsNewer,
  towardsOlder,
  windowAround,
  windowReach,
  windowSizes,
} from "./timeline-window.ts";

const items = Array.from({ length: 500 }, (_, index) => ({ key: `k${index}` }));
const seen = (window: TimelineWindow, of = items) => {
  const inside = itemsInside(of, window);
  return [inside[0]?.key, inside.at(-1)?.key, inside.length];
};

test("the newest window goes along with what arrives, and stays where it begins", () => {
  const window = newestWindow(items);
  expect(seen(window)).toEqual(["k440", "k499", 60]);
  expect(seen(window, [...items, { key: "k500" }])).toEqual(["k440", "k500", 61]);
});

test("older items that are put before it don't move it", () => {
  const window = newestWindow(items);
  expect(seen(window, [{ key: "older" }, ...items])).toEqual(["k440", "k499", 60]);
});

test("it moves in steps, never larger than the most, and reaches both ends", () => {
  let window = newestWindow(items);
  for (let step = 0; step < 20; step++) {
    window = towardsOlder(items, window);
    expect(itemsInside(items, window).length).toBeLessThanOrEqual(windowSizes.most);
  }
  expect(windowReach(items, window)).toEqual({ oldest: true, newest: false });
  expect(seen(window)).toEqual(["k0", "k159", 160]);
  for (let step = 0; step < 20; step++) window = towardsNewer(items, window);
  expect(windowReach(items, window)).toEqual({ oldest: false, newest: true });
  expect(window.end).toBe(null);
});

test("a window around an item holds it with some before and after", () => {
  expect(seen(windowAround(items, "k200"))).toEqual(["k160", "k260", 101]);
  expect(seen(windowAround(items, "k3"))).toEqual(["k0", "k63", 64]);
  expect(windowAround(items, "k490").end).toBe(null);
  expect(windowAround(items, "gone")).toEqual(newestWindow(items));
});

test("an edge that is gone opens the window there", () => {
  expect(seen({ start: "k490", end: "gone" })).toEqual(["k490", "k499", 10]);
  expect(seen({ start: "gone", end: null })).toEqual(["k440", "k499", 60]);
  expect(seen({ start: null, end: null }, [])).toEqual([undefined, undefined, 0]);
});
