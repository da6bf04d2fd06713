import type { SpaceEntry } from "@conclave/client/snapshots/space-list-snapshot";
import { expect, test } from "vitest";
import { chosenSpace, railSpaces, roomsInSpace } from "./space-tree.ts";

function space(roomId: string, children: string): SpaceEntry {
  return {
    roomId,
    name: { kind: "given", text: roomId },
    avatar: null,
    topic: null,
    memberCount: 1,
    children: [...children].map((child) => ({ roomId: child, suggested: false })),
    mayArrange: false,
    arrangedBy: "moderator",
    about: { name: true, topic: true, picture: true },
    mayInvite: false,
  };
}

const rail = (entries: readonly SpaceEntry[]) =>
  railSpaces(entries)
    .map(({ space: { roomId }, nested }) => (nested ? `(${roomId})` : roomId))
    .join(" ");

test("a space holds its rooms and those of the spaces within it, even where they hold each other", () => {
  const entries = [space("A", "aB"), space("B", "bCA"), space("C", "c")];
  const rooms = entries.map((entry) => [...roomsInSpace(entries, entry)].sort().join(""));
  expect(rooms).toEqual(["ABCabc", "ABCabc", "c"]);
});

test("whatever holds whatever, a space has what is reached from it, as far as one is in the spaces between", () => {
  for (let seed = 1; seed <= 300; seed++) {
    let state = seed;
    const next = (below: number) => {
      state = (state * 48_271) % 2_147_483_647;
      return state % below;
    };
    // Spaces in capitals, of which one is in some; rooms in small letters.
    const all = "ABCDEabcdef";
    const entries = [..."ABCDE"].flatMap((name) => {
      const children = [...all].filter(() => next(4) === 0).join("");
      return next(5) === 0 ? [] : [space(name, children)];
    });
    const childrenOf = (name: string) =>
      entries.find(({ roomId }) => roomId === name)?.children.map(({ roomId }) => roomId) ?? [];
    for (const entry of entries) {
      const reached = new Set(childrenOf(entry.roomId));
      for (let step = 0; step < all.length; step++) {
        for (const name of [...reached]) for (const child of childrenOf(name)) reached.add(child);
      }
      expect([...roomsInSpace(entries, entry)].sort(), `seed ${seed}`).toEqual([...reached].sort());
    }
    const names = railSpaces(entries).map((one) => one.space.roomId);
    expect([...names].sort(), `seed ${seed}`).toEqual(entries.map(({ roomId }) => roomId));
  }
});

test.each([
  [[space("A", ""), space("B", "")], "A B"],
  [[space("B", ""), space("A", "aB"), space("C", "")], "A (B) C"],
  [[space("A", "B"), space("B", "A")], "A (B)"],
  [[space("A", "A")], "A"],
  [[space("A", "C"), space("B", "C"), space("C", "")], "A (C) B"],
])("the rail has each space once", (entries, expected) => {
  expect(rail(entries)).toBe(expected);
});

test("a chosen space that one isn't in any more is none", () => {
  const entries = [space("A", "")];
  expect(chosenSpace({ chosen: "A", entries })).toBe(entries[0]);
  expect(chosenSpace({ chosen: "B", entries })).toBe(null);
});
