import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "@conclave/base/json";
import { childOf, compareChildren, isSuggested, type SpaceChildEvent } from "./space-children.ts";

function child(stateKey: string, content: JsonObject, originServerTs = 1): SpaceChildEvent {
  return { stateKey, content: { via: ["example.org"], ...content }, originServerTs };
}

test("an event makes a room part of a space, or doesn't", () => {
  // biome-ignore format: a table
  const rules = [
    ["with via",                   child("!a:example.org", {}),                     "!a:example.org"],
    ["without via",                { ...child("!a:example.org", {}), content: {} }, undefined],
    ["with an empty via",          child("!a:example.org", { via: [] }),            undefined],
    ["with a via that is no list", child("!a:example.org", { via: "example.org" }), undefined],
    ["with a via of no names",     child("!a:example.org", { via: [1] }),           undefined],
    ["of what is no room",         child("#a:example.org", {}),                     undefined],
  ] as const;
  for (const [rule, event, room] of rules) equal(childOf(event), room, rule);
});

test("only true is a recommendation", () => {
  deepEqual(
    [true, false, "true", 1].map((suggested) => isSuggested(child("!a:example.org", { suggested }))),
    [true, false, false, false],
  );
});

test("children stand in the order that the space gives them, then as they came, then by name", () => {
  const sorted = [
    child("!first:example.org", { order: "A" }, 9),
    child("!second:example.org", { order: "a" }, 3),
    child("!third:example.org", { order: "aa" }, 2),
    child("!fourth:example.org", { order: "\u00e4" }, 4),
    child("!fifth:example.org", { order: "x".repeat(51) }, 5),
    child("!sixth:example.org", {}, 6),
    child("!tenth:example.org", {}, 6),
    child("!unth:example.org", { order: 5 }, 6),
  ];
  deepEqual(sorted.toReversed().toSorted(compareChildren), sorted);
});
