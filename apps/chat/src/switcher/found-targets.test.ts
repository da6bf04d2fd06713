import type { RoomListEntry } from "@conclave/client/snapshots/room-list-snapshot";
import { chooseLanguage } from "@conclave/ui/i18n/language";
import { beforeEach, expect, test } from "vitest";
import { scenes } from "../../gallery/src/scenes.ts";
import { foundTargets, nameOf, type SwitchPlaces } from "./found-targets.ts";

beforeEach(() => chooseLanguage("en"));

function placesOf(openRoomId: string | null, more: readonly Partial<RoomListEntry>[] = []): SwitchPlaces {
  const { snapshot } = scenes("en")["room"] ?? {};
  const [first] = snapshot?.rooms.entries ?? [];
  if (snapshot === undefined || first === undefined) throw new Error("no rooms");
  const added = more.map((change) => ({ ...first, membership: "joined" as const, ...change }));
  return {
    entries: [...snapshot.rooms.entries, ...added],
    spaces: scenes("en")["spaces"]?.snapshot.spaces.entries ?? [],
    openRooms: snapshot.openRooms,
    openRoomId,
  };
}

const found = (typed: string, places = placesOf(null)) => foundTargets(places, typed).map(nameOf);

test("where nothing is typed, what was active last comes first, without the open room, then the commands", () => {
  const names = found("", placesOf("!harbour:example.org"));
  expect(names.slice(0, 4)).toEqual(["Board", "نور الدين", "Ada Byron", "Operations"]);
  expect(names).not.toContain("Harbour project");
  expect(names.slice(8, 11)).toEqual(["Search this room", "New direct chat", "New room"]);
  expect(found("")).not.toContain("Search this room");
});

test("a direct chat comes before a room that fits equally well, and somebody without one in between", () => {
  const places = placesOf(null, [
    { roomId: "!1", name: { kind: "given", text: "Jonas and the quay" }, direct: false },
    {
      roomId: "!2",
      name: { kind: "given", text: "Jonas of the docks" },
      direct: true,
      pictureId: "@docks:example.org",
    },
  ]);
  expect(found("jonas", places).slice(0, 3)).toEqual(["Jonas of the docks", "Jonas Weber", "Jonas and the quay"]);
});

test("who has a direct chat is found once, by name or user name", () => {
  const kinds = (typed: string) => foundTargets(placesOf(null), typed).map(({ kind, key }) => `${kind} ${key}`);
  expect(kinds("ada byron")[0]).toBe("room !ada:example.org");
  expect(kinds("ada byron")).not.toContain("person @ada:example.org");
  expect(kinds("@jonas")).toEqual([expect.stringMatching(/^person @jonas/)]);
});

test("commands are found by what they are called, in the language of the page", () => {
  expect(found("sett dev")).toEqual(["Settings: devices"]);
  chooseLanguage("zh-CN");
  expect(found("设备")).toEqual(["设置：设备"]);
});

test("a space is found by its name, behind a room that fits equally well", () => {
  const kinds = foundTargets(placesOf(null), "harbour").map(({ kind }) => kind);
  expect(kinds).toEqual(["room", "space", "space"]);
  expect(found("people")).toEqual(["Find people"]);
});

test("nothing is found where nothing matches", () => {
  expect(found("xyzzy")).toEqual([]);
});
