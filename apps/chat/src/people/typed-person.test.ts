import { expect, test } from "vitest";
import { typedPerson } from "./typed-person.ts";

const self = "@ann:example.org:8448";

test.each([
  ["bob", { kind: "person", userId: "@bob:example.org:8448" }],
  [" @bob ", { kind: "person", userId: "@bob:example.org:8448" }],
  ["@bob:other.org", { kind: "person", userId: "@bob:other.org" }],
  ["@Old.Name:other.org", { kind: "person", userId: "@Old.Name:other.org" }],
  ["ann", { kind: "self" }],
  [self, { kind: "self" }],
  ["Bob", { kind: "malformed" }],
  ["bob smith", { kind: "malformed" }],
  ["", { kind: "malformed" }],
  [`@${"a".repeat(255)}:x.org`, { kind: "malformed" }],
])("%j", (typed, expected) => {
  expect(typedPerson(typed, self)).toEqual(expected);
});
