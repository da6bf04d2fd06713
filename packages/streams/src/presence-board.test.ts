import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { FakeClock } from "@conclave/testing/fake-clock";
import { EphemeralSerials } from "./ephemeral-serials.ts";
import { PresenceBoard } from "./presence-board.ts";

function start() {
  const clock = new FakeClock();
  const serials = new EphemeralSerials(clock);
  const woken: string[] = [];
  const board = new PresenceBoard(clock, { poke: (roomId) => woken.push(roomId) }, serials);
  return { clock, serials, woken, board };
}

test("who asks for news is online, and offline some time after", () => {
  const { clock, board } = start();
  equal(board.of("@a:x").state, "offline");
  board.keepAlive("@a:x", "online", ["!r"]);
  const { state, lastActiveAt } = board.of("@a:x");
  deepEqual([state, lastActiveAt], ["online", clock.now()]);
  clock.advance(89_999);
  equal(board.of("@a:x").state, "online");
  clock.advance(1);
  equal(board.of("@a:x").state, "offline");
});

test("an idle device doesn't speak for one that is in use, and a silent one for nobody", () => {
  const { clock, board } = start();
  board.keepAlive("@a:x", "offline", []);
  equal(board.of("@a:x").state, "offline");
  board.keepAlive("@a:x", "online", []);
  board.keepAlive("@a:x", "unavailable", []);
  equal(board.of("@a:x").state, "online");
  clock.advance(60_000);
  board.keepAlive("@a:x", "unavailable", []);
  clock.advance(30_000);
  board.keepAlive("@a:x", "unavailable", []);
  equal(board.of("@a:x").state, "unavailable");
});

test("changes are told once, with what a person says of themselves", () => {
  const { serials, board } = start();
  const before = serials.last;
  board.set("@a:x", "online", "at work", []);
  board.keepAlive("@b:x", "online", []);
  const names = (serial: number) => board.changesSince(serial).map(({ userId }) => userId);
  deepEqual(names(before).toSorted(), ["@a:x", "@b:x"]);
  const middle = serials.last;
  board.keepAlive("@a:x", "online", []);
  deepEqual(names(middle), []);
  equal(board.of("@a:x").statusMessage, "at work");
  board.set("@b:x", "offline", undefined, []);
  deepEqual([names(middle), names(0)], [["@b:x"], ["@a:x"]]);
});

test("those who come together wake others once", () => {
  const { clock, woken, board } = start();
  board.keepAlive("@a:x", "online", ["!r", "!s"]);
  board.keepAlive("@b:x", "online", ["!r"]);
  deepEqual(woken, []);
  clock.advance(2_000);
  deepEqual(woken, ["!r", "!s"]);
  board.keepAlive("@a:x", "online", ["!r", "!s"]);
  clock.advance(2_000);
  equal(woken.length, 2);
});
