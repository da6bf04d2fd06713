import type { Json, JsonObject } from "@conclave/base/json";
import { expect, test } from "vitest";
import { joinRules, roomAccess } from "./room-access.ts";

const membership = (roomId: Json): JsonObject => ({ type: "m.room_membership", room_id: roomId });

test.each<[JsonObject, string | null, string | null]>([
  [{}, "invited", null],
  [{ join_rule: "invite" }, "invited", null],
  [{ join_rule: "public", allow: [membership("!s")] }, "everyone", null],
  [{ join_rule: "knock" }, "asking", null],
  [{ join_rule: "restricted", allow: [{ type: "other" }, membership("!s"), membership("!t")] }, "space", "!s"],
  [{ join_rule: "restricted", allow: [membership(7)] }, "invited", null],
  [{ join_rule: "restricted" }, "invited", null],
  [{ join_rule: "knock_restricted", allow: [membership("!s")] }, null, null],
  [{ join_rule: "org.example.maybe" }, null, null],
])("%j", (content, access, spaceId) => {
  expect(roomAccess(content)).toEqual({ access, spaceId });
});

test.each(["invited", "asking", "space", "everyone"] as const)("the rule for %s is read as that", (access) => {
  expect(roomAccess(joinRules(access, "!s")).access).toBe(access);
});

test("a room for a space that isn't named is for those who are invited", () => {
  expect(joinRules("space", undefined)).toEqual({ join_rule: "invite" });
});
