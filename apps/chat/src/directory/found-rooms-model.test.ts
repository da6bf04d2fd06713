import { ClientError } from "@conclave/client/failure";
import type { FoundRoom, FoundRooms } from "@conclave/client/snapshots/found-room";
import { expect, test } from "vitest";
import { createFoundRooms } from "./found-rooms-model.ts";

const room = (roomId: string): FoundRoom => ({
  roomId,
  name: roomId,
  topic: null,
  avatar: null,
  memberCount: 1,
  space: false,
  door: "open",
  membership: "none",
});
const page = (ids: string, next: string | null): FoundRooms => ({ rooms: [...ids].map(room), next });
const shown = (model: ReturnType<typeof createFoundRooms>) => model.rooms.value?.map(({ roomId }) => roomId).join("");

test("page follows page, and nothing stands twice", async () => {
  const pages: Readonly<Record<string, FoundRooms>> = { "": page("ab", "2"), 2: page("bc", null) };
  const model = createFoundRooms(async (next = "") => pages[next] ?? page("", null));
  expect(model.rooms.value).toBe(null);
  await model.restart();
  expect([shown(model), model.hasMore.value]).toEqual(["ab", true]);
  await model.more();
  expect([shown(model), model.hasMore.value]).toEqual(["abc", false]);
});

test("an answer that a later question overtook is dropped", async () => {
  const answers: ((page: FoundRooms) => void)[] = [];
  const model = createFoundRooms(() => new Promise((resolve) => answers.push(resolve)));
  const first = model.restart();
  const second = model.restart();
  answers[1]?.(page("new", null));
  answers[0]?.(page("old", "x"));
  await Promise.all([first, second]);
  expect([shown(model), model.hasMore.value, model.busy.value]).toEqual(["new", false, false]);
});

test("a failure leaves what was there, and the next try forgets it", async () => {
  let fails = false;
  const model = createFoundRooms(async () => {
    if (fails) throw new ClientError({ code: "offline" });
    return page("a", null);
  });
  await model.restart();
  fails = true;
  await model.restart();
  expect([shown(model), model.failure.value?.code]).toEqual(["a", "offline"]);
  fails = false;
  await model.restart();
  expect(model.failure.value).toBe(null);
});
