import { compareChildren } from "@conclave/rules/rooms/space-children";
import { expect, test } from "vitest";
import { type OrderedChild, ordersAfterMove } from "./order-children.ts";

const plain = (...ids: readonly string[]): readonly OrderedChild[] => ids.map((roomId) => ({ roomId, order: null }));
/** As rooms and servers sort them; what was added later stands behind. */
function sorted(children: readonly OrderedChild[], made: readonly string[]): readonly OrderedChild[] {
  const event = ({ roomId, order }: OrderedChild) => ({
    stateKey: roomId,
    content: order === null ? {} : { order },
    originServerTs: made.indexOf(roomId),
  });
  return [...children].sort((left, right) => compareChildren(event(left), event(right)));
}
function apply(children: readonly OrderedChild[], roomId: string, before: string | null): readonly OrderedChild[] {
  const changed = ordersAfterMove(children, roomId, before);
  const made = children.map((child) => child.roomId);
  return sorted(
    children.map((child) => ({ ...child, order: changed.get(child.roomId) ?? child.order })),
    made,
  );
}
const ids = (children: readonly OrderedChild[]) => children.map(({ roomId }) => roomId).join("");

test("a room moves among others that have no order, and only those before it get one", () => {
  const four = plain("a", "b", "c", "d");
  expect([...ordersAfterMove(four, "c", "a").keys()]).toEqual(["c"]);
  expect(ids(apply(four, "c", "a"))).toBe("cabd");
  expect([...ordersAfterMove(four, "d", "c").keys()]).toEqual(["a", "b", "d"]);
  expect(ids(apply(four, "d", "c"))).toBe("abdc");
  expect(ids(apply(four, "a", null))).toBe("bcda");
  expect(ids(apply(four, "a", "c"))).toBe("bacd");
});

test("among those that have one, a move changes one room alone", () => {
  const four = apply(plain("a", "b", "c", "d"), "a", null);
  expect(ids(four)).toBe("bcda");
  expect([...ordersAfterMove(four, "a", "c").keys()]).toEqual(["a"]);
  expect(ids(apply(four, "a", "c"))).toBe("bacd");
});

test("nothing changes for who stands there already, or isn't of the space", () => {
  const three = plain("a", "b", "c");
  expect(ordersAfterMove(three, "a", "b").size).toBe(0);
  expect(ordersAfterMove(three, "c", null).size).toBe(0);
  expect(ordersAfterMove(three, "x", "a").size).toBe(0);
  expect(ordersAfterMove(three, "a", "x").size).toBe(0);
});

test("orders of other clients, equal ones too, and gaps that are used up", () => {
  const foreign: readonly OrderedChild[] = [
    { roomId: "a", order: "aaaa" },
    { roomId: "b", order: "aaaa" },
    { roomId: "c", order: "b" },
    { roomId: "d", order: null },
  ];
  expect(ids(apply(foreign, "d", "b"))).toBe("adbc");
  expect(ids(apply(foreign, "c", "a"))).toBe("cabd");
  let children = plain("a", "b", "c");
  for (let move = 0; move < 60; move++) {
    const [first, second, third] = children;
    if (first === undefined || second === undefined || third === undefined) throw new Error("three rooms");
    children = apply(children, third.roomId, second.roomId);
    expect(ids(children)).toBe(`${first.roomId}${third.roomId}${second.roomId}`);
  }
});

test("any row of moves ends as a list of them would", () => {
  const letters = "abcdefghij".split("");
  let children = plain(...letters);
  let model = letters;
  let seed = 7;
  const below = (limit: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % limit;
  };
  for (let move = 0; move < 500; move++) {
    const moved = model[below(10)] ?? "";
    const rest = model.filter((id) => id !== moved);
    const before = [...rest, null][below(10)] ?? null;
    const place = before === null ? rest.length : rest.indexOf(before);
    model = [...rest.slice(0, place), moved, ...rest.slice(place)];
    children = apply(children, moved, before);
    expect(ids(children)).toBe(model.join(""));
  }
});
