import { FakeClock } from "@conclave/testing/fake-clock";
import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import { expect, test, vi } from "vitest";
import { typingCommand } from "./typing-command.ts";

function world(online = true) {
  const clock = new FakeClock();
  const told: boolean[] = [];
  const prepare = vi.fn();
  // Only what typing asks of the SDK.
  const sdk = {
    getRoom: () => ({ hasEncryptionStateEvent: () => true }),
    sendTyping: async (_roomId: string, typing: boolean) => void told.push(typing),
  } as unknown as MatrixClient;
  const { setTyping } = typingCommand(clock, sdk, prepare, () => online);
  return { clock, told, prepare, type: (typing: boolean) => void setTyping("!r", typing) };
}

test("a word that is sent at once tells nobody, but has its keys prepared", () => {
  const { clock, told, type, prepare } = world();
  type(true);
  clock.advance(400);
  type(true);
  type(false);
  clock.advance(5_000);
  expect(told).toEqual([]);
  expect(prepare).toHaveBeenCalledTimes(1);
});

test("who goes on typing is told of after half a second, again after eight, and once when they stop", () => {
  const { clock, told, type } = world();
  for (let stroke = 0; stroke < 100; stroke++) {
    type(true);
    clock.advance(100);
  }
  expect(told).toEqual([true, true]);
  type(false);
  type(false);
  expect(told).toEqual([true, true, false]);
});

test("without a connection nothing is told", () => {
  const { clock, told, type } = world(false);
  type(true);
  clock.advance(1_000);
  type(false);
  expect(told).toEqual([]);
});
