import { expect, test } from "vitest";
import { memberRights } from "./member-rights.ts";
import { power } from "./power.ts";

const levels = { users: { admin: 100, peer: 100, mod: 50, peermod: 50 }, events: { "m.room.power_levels": 100 } };
const room = power(levels, new Set(["creator"]));

test.each([
  ["creator", "admin", ["member", "moderator"], [], true],
  ["creator", "ann", ["moderator", "administrator"], [], true],
  ["creator", "creator", [], [], false],
  ["admin", "mod", ["member", "administrator"], ["administrator"], true],
  ["admin", "ann", ["moderator", "administrator"], ["administrator"], true],
  ["admin", "peer", [], [], false],
  ["admin", "creator", [], [], false],
  ["admin", "admin", ["member", "moderator"], ["member", "moderator"], false],
  ["mod", "ann", [], [], true],
  ["mod", "peermod", [], [], false],
  ["ann", "ben", [], [], false],
])("%s may give %s the roles %j, for good %j, and remove them: %s", (self, other, roles, final, remove) => {
  expect(memberRights(room, self, other)).toEqual({ roles, final, remove, ban: remove });
});

test("where moderators give roles, they give none above their own, and can't take that one back", () => {
  const open = power({ ...levels, events: { "m.room.power_levels": 50 } }, new Set());
  expect(memberRights(open, "mod", "ann")).toMatchObject({ roles: ["moderator"], final: ["moderator"] });
});

test("roles of levels, by the room's own default", () => {
  const raised = power({ ...levels, users_default: 10, events_default: 10, invite: 60, redact: 150 }, new Set());
  const roles = (["write", "remove-people", "invite", "remove-messages"] as const).map((right) =>
    raised.lowest(raised.needed(right)),
  );
  expect(roles).toEqual(["member", "moderator", "administrator", "creator"]);
  expect(raised.roleOf("ann")).toBe("member");
  expect(raised.given("member")).toBe(10);
});
