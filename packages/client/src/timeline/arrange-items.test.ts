import { expect, test } from "vitest";
import type { DateItem, TimelineItem } from "../snapshots/timeline-item.ts";
import { arrangeItems } from "./arrange-items.ts";

const hour = 3_600_000;

function message(key: string, userId: string, timestamp: number): Exclude<TimelineItem, DateItem> {
  return {
    kind: "message",
    key,
    eventId: key,
    sender: { userId, name: userId, ambiguous: false, avatar: null },
    own: false,
    timestamp,
    continues: false,
    readBy: [],
    thread: null,
    style: "text",
    body: key,
    edited: false,
    formatted: null,
    pendingEdit: null,
    replyTo: null,
    reactions: [],
    pinned: false,
    mentionsSelf: false,
    sending: { state: "sent" },
    security: "encrypted",
  };
}

const dayOf = (timestamp: number) => String(Math.floor(timestamp / (24 * hour)));

function drawn(items: readonly Exclude<TimelineItem, DateItem>[]): string[] {
  return arrangeItems(items, dayOf).map((item) =>
    item.kind === "date" ? item.key : `${item.key}${item.continues ? " continues" : ""}`,
  );
}

test("a date before each day, and messages of one sender as a group", () => {
  const items = [
    message("a", "@ann", 23 * hour),
    message("b", "@ann", 23 * hour + 60_000),
    message("c", "@bob", 23 * hour + 61_000),
    message("d", "@bob", 23 * hour + 10 * 60_000),
    message("e", "@bob", 24 * hour),
  ];
  expect(drawn(items)).toEqual(["date 0 1", "a", "b continues", "c", "d", "date 1 1", "e"]);
});

test("a clock that stepped back gives no key twice", () => {
  const items = [message("a", "@ann", 24 * hour), message("b", "@bob", 23 * hour), message("c", "@ann", 24 * hour)];
  expect(drawn(items)).toEqual(["date 1 1", "a", "date 0 1", "b", "date 1 2", "c"]);
});
