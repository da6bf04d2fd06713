import { deepEqual, throws } from "node:assert/strict";
import { test } from "node:test";
import { roomVersionIds } from "@conclave/protocol/events/room-version-id";
import { defaultRoomVersionId, roomVersionOf } from "./room-version.ts";

test("the room versions that there are", async (t) => {
  deepEqual(roomVersionIds, ["10", "11", "12"]);
  deepEqual(defaultRoomVersionId, "12");
  for (const id of roomVersionIds) await t.test(id, () => deepEqual(roomVersionOf(id).id, id));
  for (const unknown of ["9", "13", "", "1", "toString", "012"]) {
    await t.test(`not ${unknown}`, () => throws(() => roomVersionOf(unknown), { code: "M_UNSUPPORTED_ROOM_VERSION" }));
  }
});
