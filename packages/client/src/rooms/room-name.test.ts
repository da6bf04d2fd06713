import { RoomNameType } from "matrix-js-sdk/lib/models/room.js";
import { expect, test } from "vitest";
import { roomNameAsJson, roomNameOf } from "./room-name.ts";

const nameOf = (state: Parameters<typeof roomNameAsJson>[1]) => roomNameOf(roomNameAsJson("!r:x", state));

test("names without a language", () => {
  expect(nameOf({ type: RoomNameType.Actual, name: "Plans" })).toEqual({ kind: "given", text: "Plans" });
  expect(nameOf({ type: RoomNameType.Generated, names: ["Ann"], count: 1 })).toEqual({
    kind: "members",
    names: ["Ann"],
    others: 0,
  });
  expect(nameOf({ type: RoomNameType.Generated, names: ["A", "B", "C", "D", "E"], count: 9 })).toEqual({
    kind: "members",
    names: ["A", "B", "C"],
    others: 6,
  });
  const oldName = roomNameAsJson("!r:x", { type: RoomNameType.Generated, names: ["Bob"], count: 2 });
  expect(nameOf({ type: RoomNameType.EmptyRoom, oldName })).toEqual({ kind: "empty", formerly: ["Bob"] });
  expect(nameOf({ type: RoomNameType.EmptyRoom })).toEqual({ kind: "empty", formerly: [] });
});

test("a name that looks like ours is still only text", () => {
  const name = '{"kind":"empty","formerly":["x"]}';
  expect(nameOf({ type: RoomNameType.Actual, name })).toEqual({ kind: "given", text: name });
});

test("a room whose name is not computed yet has none", () => {
  expect(roomNameOf("!abc:x")).toEqual({ kind: "empty", formerly: [] });
});
