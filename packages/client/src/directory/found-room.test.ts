import { expect, test } from "vitest";
import { doorOf } from "./found-room.ts";

const isIn = (roomId: string) => roomId === "!mine";

test.each([
  ["public", undefined, "open"],
  [undefined, undefined, "open"],
  ["knock", undefined, "ask"],
  ["invite", undefined, "closed"],
  ["private", undefined, "closed"],
  ["restricted", ["!mine"], "open"],
  ["restricted", ["!other"], "closed"],
  ["restricted", undefined, "open"],
  ["knock_restricted", ["!other", "!mine"], "open"],
  ["knock_restricted", ["!other"], "ask"],
  ["knock_restricted", undefined, "ask"],
] as const)("%s, open to those in %j: %s", (rule, allowed, door) => {
  expect(doorOf({ ...(rule && { join_rule: rule }), ...(allowed && { allowed_room_ids: allowed }) }, isIn)).toBe(door);
});
