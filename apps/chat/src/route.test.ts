import { expect, test } from "vitest";
import { addressOf, type Route, routeOf } from "./route.ts";

const rows: readonly (readonly [string, Route])[] = [
  ["", { name: "home" }],
  ["#/", { name: "home" }],
  ["#/rooms/!a%3Aexample.org", { name: "room", roomId: "!a:example.org", beside: null }],
  ["#/rooms/!v12_id-x/details", { name: "room", roomId: "!v12_id-x", beside: "details" }],
  ["#/rooms/!a/%24event", { name: "room", roomId: "!a", beside: null, eventId: "$event" }],
  ["#/rooms/!a/threads", { name: "room", roomId: "!a", beside: "threads" }],
  ["#/rooms/!a/search", { name: "room", roomId: "!a", beside: "search" }],
  ["#/rooms/!a/thread/%24root", { name: "room", roomId: "!a", beside: { threadId: "$root" } }],
  ["#/rooms/!a/thread/$root/$e", { name: "room", roomId: "!a", beside: { threadId: "$root" }, eventId: "$e" }],
  ["#/rooms/!a/thread/nothing", { name: "room", roomId: "!a", beside: null }],
  ["#/rooms/!a/anything", { name: "room", roomId: "!a", beside: null }],
  ["#/rooms/%E0%A4%A", { name: "home" }],
  ["#/spaces/!a%3Aexample.org", { name: "space", roomId: "!a:example.org" }],
  ["#/spaces/", { name: "home" }],
  ["#/directory/people", { name: "directory", part: "people" }],
  ["#/directory/nothing", { name: "home" }],
  ["#/settings/devices", { name: "settings", section: "devices" }],
  ["#/settings/nowhere", { name: "home" }],
  ["#/anything/else", { name: "home" }],
];

test.each(rows)("%s", (fragment, route) => {
  expect(routeOf(fragment)).toEqual(route);
});

test("an address leads back to its route", () => {
  const route: Route = { name: "room", roomId: "!a/b?c#d:example.org", beside: "details" };
  expect(routeOf(addressOf(route))).toEqual(route);
  const space: Route = { name: "space", roomId: "!a/b?c#d:example.org" };
  expect(routeOf(addressOf(space))).toEqual(space);
  expect(addressOf({ name: "directory", part: "rooms" })).toBe("#/directory/rooms");
  const message: Route = { name: "room", roomId: "!a", beside: null, eventId: "$a/b_c" };
  expect(routeOf(addressOf(message))).toEqual(message);
  const reply: Route = { name: "room", roomId: "!a", beside: { threadId: "$r/s" }, eventId: "$a/b_c" };
  expect(routeOf(addressOf(reply))).toEqual(reply);
});
