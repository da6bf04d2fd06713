import type { Clock } from "@conclave/base/clock";
import { beforeEach, expect, test } from "vitest";
import { dismissToast, showToast, toasts } from "./toast-list.ts";

const due: (() => void)[] = [];
const clock: Clock = {
  now: () => 0,
  after(_, action) {
    due.push(action);
    return () => {};
  },
};
const shown = () => toasts.value.map(({ text }) => text);

beforeEach(() => {
  toasts.value = [];
  due.length = 0;
});

test("a toast goes by itself", () => {
  showToast("Saved", "success", clock);
  expect(shown()).toEqual(["Saved"]);
  due[0]?.();
  expect(shown()).toEqual([]);
});

test("a danger stays until it is dismissed", () => {
  showToast("Lost", "danger", clock);
  expect(due).toEqual([]);
  dismissToast(toasts.value[0]?.id ?? 0);
  expect(shown()).toEqual([]);
});

test("only the newest three are shown", () => {
  for (const text of ["a", "b", "c", "d"]) showToast(text, "info", clock);
  expect(shown()).toEqual(["b", "c", "d"]);
});
