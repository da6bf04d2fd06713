import { expect, test } from "vitest";
import { rightsBeyondEveryone, rightsOfRole } from "./rights-of-role.ts";

const rights = {
  lowest: {
    write: "member",
    invite: "moderator",
    "remove-people": "moderator",
    ban: "administrator",
    "remove-messages": "creator",
    pin: "member",
    rename: "moderator",
    access: "moderator",
    history: "administrator",
    roles: "administrator",
  },
} as const;

test("each right stands with the lowest role that has it", () => {
  expect(rightsOfRole(rights, "member")).toEqual(["write", "pin"]);
  expect(rightsOfRole(rights, "creator")).toEqual(["remove-messages"]);
});

test("a role has what those below it have", () => {
  expect(rightsBeyondEveryone(rights, "member")).toEqual([]);
  expect(rightsBeyondEveryone(rights, "moderator")).toEqual(["invite", "remove-people", "rename", "access"]);
  expect(rightsBeyondEveryone(rights, "administrator")).toContain("roles");
  expect(rightsBeyondEveryone(rights, "administrator")).not.toContain("remove-messages");
});
