import { expect, test } from "vitest";
import { routeOf, takeRoute } from "./route.ts";

// biome-ignore format: tables are aligned
const rows: readonly [fragment: string, route: object][] = [
  ["",                     { name: "start" }],
  ["#/",                   { name: "start" }],
  ["#/elsewhere/abc",      { name: "start" }],
  ["#/set-up/abc",         { name: "set-up", token: "abc" }],
  ["#/invitation/a-b_c",   { name: "invitation", token: "a-b_c" }],
  ["#/invitation",         { name: "invitation", token: "" }],
  ["#/invitation/",        { name: "invitation", token: "" }],
  ["#/reset/abc/",         { name: "reset", token: "abc" }],
  ["#/sign-in/abc",        { name: "sign-in", request: "abc" }],
  ["#/sign-in",            { name: "sign-in", request: "" }],
  ["#/set-up/a/b",         { name: "start" }],
];

for (const [fragment, route] of rows) {
  test(`"${fragment}" asks for ${JSON.stringify(route)}`, () => expect(routeOf(fragment)).toEqual(route));
}

function tab(hash: string, state: unknown = null) {
  const replaced: unknown[][] = [];
  const history = { state, replaceState: (...given: unknown[]) => replaced.push(given) };
  // Only what the function reads.
  return { replaced, location: { pathname: "/auth/", hash } as Location, history: history as unknown as History };
}

test("the secret leaves the address and stays with the entry of the history", () => {
  const { replaced, location, history } = tab("#/reset/secret");
  expect(takeRoute(location, history)).toEqual({ name: "reset", token: "secret" });
  expect(replaced).toEqual([[{ secret: "secret" }, "", "/auth/#/reset"]]);
});

test("a reload finds the secret again", () => {
  const { replaced, location, history } = tab("#/reset", { secret: "secret" });
  expect(takeRoute(location, history)).toEqual({ name: "reset", token: "secret" });
  expect(replaced).toEqual([]);
});

test("a state of somebody else's is ignored", () => {
  const { location, history } = tab("#/reset", { secret: 5 });
  expect(takeRoute(location, history)).toEqual({ name: "reset", token: "" });
});
