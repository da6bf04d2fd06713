// @vitest-environment happy-dom
import { announceArrival } from "@conclave/ui/session/announced-arrival";
import { beforeEach, expect, test } from "vitest";
import { takeArrival } from "./arrival.ts";

const at = (path: string) => window.history.replaceState(null, "", path);

beforeEach(() => {
  window.location.href = "https://chat.example.org/";
  sessionStorage.clear();
});

test("a login token is taken out of the address bar at once; where one was stays", () => {
  at("/?state=s&loginToken=secret#/settings/profile");
  const href = window.location.href;
  expect(takeArrival(window.location, window.history)).toEqual({ returnUrl: href, kind: "begun" });
  expect(window.location.href).not.toContain("secret");
  expect(window.location.hash).toBe("#/settings/profile");
});

test("an announced arrival is one for exactly that address, once", () => {
  at("/?loginToken=secret");
  announceArrival(window.location.href);
  expect(takeArrival(window.location, window.history)?.kind).toBe("announced");
  at("/?loginToken=secret");
  expect(takeArrival(window.location, window.history)?.kind).toBe("begun");
  announceArrival("https://chat.example.org/?loginToken=another");
  at("/?loginToken=secret");
  expect(takeArrival(window.location, window.history)?.kind).toBe("begun");
});

test("everybody else just comes", () => {
  at("/?x=1#/rooms/!a");
  expect(takeArrival(window.location, window.history)).toBe(null);
  expect(window.location.search).toBe("?x=1");
});
