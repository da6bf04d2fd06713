import { equal } from "node:assert/strict";
import { test } from "node:test";
import type { RoomEventFilter } from "@conclave/protocol/filters/filter";
import { type Filterable, passesEventFilter, passesRoomFilter } from "./event-filter.ts";

const message: Filterable = { type: "m.room.message", sender: "@a:x", hasUrl: false };

test("which events a filter lets through", async (t) => {
  const rows: readonly [string, RoomEventFilter | undefined, Filterable, boolean][] = [
    ["no filter", undefined, message, true],
    ["an empty filter", {}, message, true],
    ["a type among them", { types: ["m.room.name", "m.room.message"] }, message, true],
    ["no type among them", { types: ["m.room.name"] }, message, false],
    ["an empty list of types", { types: [] }, message, false],
    ["a type that is excluded", { not_types: ["m.room.message"] }, message, false],
    ["excluded wins over included", { types: ["m.room.message"], not_types: ["m.*"] }, message, false],
    ["a prefix", { types: ["m.room.*"] }, message, true],
    ["another prefix", { types: ["m.call.*"] }, message, false],
    ["a star in the middle", { types: ["m.*.message"] }, message, true],
    ["a star does not let the ends overlap", { types: ["m.room.message*message"] }, message, false],
    ["a star is no expression", { types: ["m.room.m.ssage"] }, message, false],
    ["many stars", { types: ["*m*r*o*m*m*e*"] }, message, true],
    ["a sender among them", { senders: ["@a:x"] }, message, true],
    ["no sender among them", { senders: ["@b:x"] }, message, false],
    ["a sender that is excluded", { senders: ["@a:x"], not_senders: ["@a:x"] }, message, false],
    ["senders do not matter to what has none", { senders: ["@b:x"] }, { type: "m.tag" }, true],
    ["with a url", { contains_url: true }, { ...message, hasUrl: true }, true],
    ["without the url that is wanted", { contains_url: true }, message, false],
    ["with a url that is not wanted", { contains_url: false }, { ...message, hasUrl: true }, false],
  ];
  for (const [name, filter, event, passes] of rows)
    await t.test(name, () => equal(passesEventFilter(filter, event), passes));
});

test("which rooms a filter lets through", () => {
  equal(passesRoomFilter(undefined, "!a"), true);
  equal(passesRoomFilter({ rooms: ["!a"] }, "!a"), true);
  equal(passesRoomFilter({ rooms: ["!b"] }, "!a"), false);
  equal(passesRoomFilter({ rooms: ["!a"], not_rooms: ["!a"] }, "!a"), false);
});
