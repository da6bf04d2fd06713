import { expect, test } from "vitest";
import { addressOf, type Route, routeOf } from "./route.ts";

const rows: readonly (readonly [string, Route])[] = [
  ["", { name: "home" }],
  ["#/", { name: "home" }],
  ["#/rooms/!a%3Aexample.org", { name: "room", roomId: "!a:example.org", details: false }],
  ["#/rooms/!v12_id-x/details", { name: "room", roomId: "!v12_id-x", details: true }],
  ["#/rooms/!a/%24event", { name: "room", roomId: "!a", details: false, eventId: "$event" }],
  ["#/rooms/!a/anything", { name: "room", roomId: "!a", details: false }],
  ["#/rooms/%E0%A4%A", { name: "home" }],
  ["#/settings/devices", { name: "settings", section: "devices" }],
  ["#/settings/nowhere", { name: "home" }],
  ["#/anything/else", { name: "home" }],
];

test.each(rows)("%s", (fragment, route) => {
  expect(routeOf(fragment)).toEqual(route);
});

test("an address leads back to its route", () => {
  const route: Route = { name: "room", roomId: "!a/b?c#d:example.org", details: true };
  expect(routeOf(addressOf(route))).toEqual(route);
  const message: Route = { name: "room", roomId: "!a", details: false, eventId: "$a/b_c" };
  expect(routeOf(addressOf(message))).toEqual(message);
});
