import { equal } from "node:assert/strict";
import { test } from "node:test";
import type { Pdu } from "@conclave/protocol/events/pdu";
import type { RoomVersionId } from "@conclave/protocol/events/room-version-id";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { alice, bob, event, version } from "../../testing/room.ts";
import { authoriseCreate } from "./create.ts";

// biome-ignore format: tables are aligned
test("the create event", async (t) => {
  const domain = "!a:example.org";
  const rows: readonly [string, RoomVersionId, Omit<Partial<Pdu>, "room_id"> & { room_id?: RoomId | undefined }, string][] = [
    ["with its creator",                "10", { room_id: domain, content: { creator: alice, room_version: "10" } }, "allowed"],
    ["without creator",                 "10", { room_id: domain, content: { room_version: "10" } },                 "A create event must name its creator."],
    ["without creator",                 "11", { room_id: domain, content: { room_version: "11" } },                 "allowed"],
    ["of another domain",               "11", { room_id: "!a:other.org" },                                          "The domain of the room_id is not that of the sender."],
    ["without a domain",                "11", {},                                                                   "The domain of the room_id is not that of the sender."],
    ["unknown version named",           "11", { room_id: domain, content: { room_version: "1" } },                  "The room version is not one that this server knows."],
    ["version as a number",             "11", { room_id: domain, content: { room_version: 11 } },                   "The room version is not one that this server knows."],
    ["additional creators mean nothing", "11", { room_id: domain, content: { additional_creators: 7 } },            "allowed"],
    ["not the first",                   "11", { room_id: domain, prev_events: ["$x"] },                             "A create event must be the first of its room."],
    ["not the first",                   "12", { prev_events: ["$x"] },                                              "A create event must be the first of its room."],
    ["with a room_id",                  "12", {},                                                                   "A create event of this room version must not have a room_id."],
    ["without one",                     "12", { room_id: undefined },                                               "allowed"],
    ["additional creators",             "12", { room_id: undefined, content: { additional_creators: [bob] } },      "allowed"],
    ["no additional creators",          "12", { room_id: undefined, content: { additional_creators: [] } },         "allowed"],
    ["additional creators, no list",    "12", { room_id: undefined, content: { additional_creators: bob } },        "additional_creators must be a list of user identifiers."],
    ["additional creators, no users",   "12", { room_id: undefined, content: { additional_creators: ["bob"] } },    "additional_creators must be a list of user identifiers."],
    ["additional creators, no text",    "12", { room_id: undefined, content: { additional_creators: [1] } },        "additional_creators must be a list of user identifiers."],
    ["unknown version named",           "12", { room_id: undefined, content: { room_version: "13" } },              "The room version is not one that this server knows."],
  ];
  for (const [name, id, fields, expected] of rows) {
    await t.test(`${name}, version ${id}`, () => {
      const { room_id: roomId, ...given } = { room_id: "!hash" as const, ...fields };
      const { room_id: _room, ...rest } = event({ type: "m.room.create", state_key: "", prev_events: [], ...given });
      const verdict = authoriseCreate(roomId === undefined ? rest : { ...rest, room_id: roomId }, version(id));
      equal(verdict === "allowed" ? verdict : verdict.refused, expected);
    });
  }
});
