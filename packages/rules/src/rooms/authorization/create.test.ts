import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import type { Pdu } from "@conclave/protocol/events/pdu";
import type { RoomVersionId } from "@conclave/protocol/events/room-version-id";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { numberedRules, numbersApart } from "../../testing/numbered-rules.ts";
import { alice, bob, event, version } from "../../testing/room.ts";
import { authoriseCreate } from "./create.ts";

// biome-ignore format: tables are aligned
test("the create event", async (t) => {
  const domain = "!a:example.org";
  const rows: readonly [string, string, RoomVersionId, Omit<Partial<Pdu>, "room_id"> & { room_id?: RoomId | undefined }, string][] = [
    ["v10 1.5", "with its creator",                "10", { room_id: domain, content: { creator: alice, room_version: "10" } }, "allowed"],
    ["v10 1.4", "without creator",                 "10", { room_id: domain, content: { room_version: "10" } },                 "A create event must name its creator."],
    ["v11 1.4", "without creator",                 "11", { room_id: domain, content: { room_version: "11" } },                 "allowed"],
    ["v10 1.2", "of another domain",                 "10", { room_id: "!a:other.org", content: { creator: alice } },             "The domain of the room_id is not that of the sender."],
    ["v11 1.2", "of another domain",               "11", { room_id: "!a:other.org" },                                          "The domain of the room_id is not that of the sender."],
    ["v11 1.2", "without a domain",                "11", {},                                                                   "The domain of the room_id is not that of the sender."],
    ["1.3",     "unknown version named",           "11", { room_id: domain, content: { room_version: "1" } },                  "The room version is not one that this server knows."],
    ["1.3",     "version as a number",             "11", { room_id: domain, content: { room_version: 11 } },                   "The room version is not one that this server knows."],
    ["v11 1.4", "additional creators mean nothing", "11", { room_id: domain, content: { additional_creators: 7 } },            "allowed"],
    ["1.1",     "not the first",                   "11", { room_id: domain, prev_events: ["$x"] },                             "A create event must be the first of its room."],
    ["1.1",     "not the first",                   "12", { prev_events: ["$x"] },                                              "A create event must be the first of its room."],
    ["1.2",     "with a room_id",                  "12", {},                                                                   "A create event of this room version must not have a room_id."],
    ["1.5",     "without one",                     "12", { room_id: undefined },                                               "allowed"],
    ["1.5",     "additional creators",             "12", { room_id: undefined, content: { additional_creators: [bob] } },      "allowed"],
    ["1.5",     "no additional creators",          "12", { room_id: undefined, content: { additional_creators: [] } },         "allowed"],
    ["1.4",     "additional creators, no list",    "12", { room_id: undefined, content: { additional_creators: bob } },        "additional_creators must be a list of user identifiers."],
    ["1.4",     "additional creators, no users",   "12", { room_id: undefined, content: { additional_creators: ["bob"] } },    "additional_creators must be a list of user identifiers."],
    ["1.4",     "additional creators, no text",    "12", { room_id: undefined, content: { additional_creators: [1] } },        "additional_creators must be a list of user identifiers."],
    ["1.3",     "unknown version named",           "12", { room_id: undefined, content: { room_version: "13" } },              "The room version is not one that this server knows."],
  ];
  deepEqual(numbersApart(numberedRules.create, rows), []);
  for (const [number, name, id, fields, expected] of rows) {
    await t.test(`${number}: ${name}, version ${id}`, () => {
      const { room_id: roomId, ...given } = { room_id: "!hash" as const, ...fields };
      const { room_id: _room, ...rest } = event({ type: "m.room.create", state_key: "", prev_events: [], ...given });
      const verdict = authoriseCreate(roomId === undefined ? rest : { ...rest, room_id: roomId }, version(id));
      equal(verdict === "allowed" ? verdict : verdict.refused, expected);
    });
  }
});
