import { expect, test } from "vitest";
import { createAction } from "./action.ts";

test("an action runs once at a time and keeps what went wrong until it runs again", async () => {
  const turns: ((error?: Error) => void)[] = [];
  const action = createAction(
    () => new Promise<void>((resolve, reject) => turns.push((error) => (error ? reject(error) : resolve()))),
  );
  const first = action.run();
  await action.run();
  expect([turns.length, action.busy.value]).toEqual([1, true]);
  const failure = new Error("no");
  turns[0]?.(failure);
  await first;
  expect([action.busy.value, action.error.value]).toEqual([false, failure]);
  const second = action.run();
  expect(action.error.value).toBeUndefined();
  turns[1]?.();
  await second;
  expect(action.error.value).toBeUndefined();
});
