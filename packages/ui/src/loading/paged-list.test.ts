import { expect, test } from "vitest";
import { createPagedList, type Page } from "./paged-list.ts";

const pages: Readonly<Record<string, Page<string>>> = {
  "": { rows: ["a", "b"], next: "2", total: 5 },
  "2": { rows: ["c", "d"], next: "3", total: 5 },
  "3": { rows: ["e"], next: undefined, total: 5 },
};

function list() {
  return createPagedList<string>(async (from) => {
    const page = pages[from ?? ""];
    if (!page) throw new Error("no page");
    return page;
  });
}

test("pages lead forward and back", async () => {
  const { state, restart, next, previous } = list();
  expect(state.value.phase).toBe("loading");
  await restart();
  await next();
  await next();
  expect(state.value).toMatchObject({ phase: "ready", rows: ["e"], page: 3, next: undefined });
  await previous();
  await previous();
  await previous();
  expect(state.value).toMatchObject({ rows: ["a", "b"], page: 1, total: 5 });
});

test("a failed page keeps what was shown, and can be asked for again", async () => {
  let broken = false;
  const { state, restart, next, reload } = createPagedList<string>(async (from) => {
    if (broken) throw new Error("down");
    return pages[from ?? ""] ?? { rows: [], next: undefined };
  });
  await restart();
  broken = true;
  await next();
  expect(state.value).toMatchObject({ phase: "failed", rows: ["a", "b"], page: 1 });
  broken = false;
  await reload();
  expect(state.value).toMatchObject({ phase: "ready", rows: ["a", "b"], page: 1 });
});

test("an answer that a later question overtook is dropped", async () => {
  const answers: ((page: Page<string>) => void)[] = [];
  const { state, restart } = createPagedList<string>(() => new Promise((resolve) => answers.push(resolve)));
  const first = restart();
  const second = restart();
  answers[1]?.({ rows: ["new"], next: undefined });
  answers[0]?.({ rows: ["old"], next: undefined });
  await Promise.all([first, second]);
  expect(state.value.rows).toEqual(["new"]);
});

test("a row is replaced in place", async () => {
  const { state, restart, replace } = list();
  await restart();
  replace((row) => row === "b", "B");
  expect(state.value.rows).toEqual(["a", "B"]);
});
