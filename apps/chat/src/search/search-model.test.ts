import type { Cancel, Clock } from "@conclave/base/clock";
import type { SearchQuery, SearchResult } from "@conclave/client/commands";
import { ClientError } from "@conclave/client/failure";
import { expect, test, vi } from "vitest";
import { createSearchModel } from "./search-model.ts";

const nothing: SearchResult = { hits: [], more: false };

/** A clock whose waiting ends when the test says so. */
function heldClock(): Clock & { pass(): void } {
  const waiting = new Set<() => void>();
  return {
    now: () => 0,
    after(_delay, action): Cancel {
      waiting.add(action);
      return () => waiting.delete(action);
    },
    pass() {
      const due = [...waiting];
      waiting.clear();
      for (const action of due) action();
    },
  };
}

function model() {
  const clock = heldClock();
  const searchMessages = vi.fn(async (_query: SearchQuery): Promise<SearchResult> => nothing);
  return { clock, searchMessages, search: createSearchModel("!a", { commands: { searchMessages }, clock }) };
}

test("only what stands when the typing rests is searched for, in the room or everywhere", async () => {
  const { clock, searchMessages, search } = model();
  search.text.value = "b";
  search.text.value = "berth";
  clock.pass();
  search.everywhere.value = true;
  clock.pass();
  expect(searchMessages.mock.calls).toEqual([
    [{ text: "berth", most: 25, roomId: "!a" }],
    [{ text: "berth", most: 25 }],
  ]);
});

test("a day begins and ends where the reader is", () => {
  const { clock, searchMessages, search } = model();
  search.from.value = "2026-03-01";
  search.to.value = "2026-03-31";
  clock.pass();
  expect(searchMessages).not.toHaveBeenCalled();
  search.fileOnly.value = true;
  clock.pass();
  expect(searchMessages.mock.lastCall?.[0]).toMatchObject({
    after: new Date(2026, 2, 1).getTime(),
    before: new Date(2026, 3, 1).getTime(),
    fileOnly: true,
  });
});

test("an answer that was overtaken is dropped, and a failure is told", async () => {
  const { clock, searchMessages, search } = model();
  const slow = Promise.withResolvers<SearchResult>();
  searchMessages.mockReturnValueOnce(slow.promise).mockRejectedValueOnce(new ClientError({ code: "unexpected" }));
  search.text.value = "first";
  clock.pass();
  search.text.value = "second";
  clock.pass();
  await expect.poll(() => search.failure.value?.code).toBe("unexpected");
  slow.resolve({ hits: [], more: true });
  await slow.promise;
  expect([search.result.value, search.busy.value]).toEqual([null, false]);
  search.text.value = "";
  expect([search.result.value, search.failure.value]).toEqual([null, null]);
});
