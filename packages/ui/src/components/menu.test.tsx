// @vitest-environment happy-dom
import { act } from "preact/test-utils";
import { beforeEach, expect, test } from "vitest";
import { click, drawn, press } from "../testing/drawn.ts";
import { Menu } from "./menu.tsx";

let chosen: string[] = [];
let page: HTMLElement;

beforeEach(async () => {
  chosen = [];
  const onSelect = (name: string) => () => chosen.push(name);
  page = await drawn(
    <Menu
      label="Actions"
      items={[
        { label: "Edit", onSelect: onSelect("edit") },
        { label: "Never", disabled: true, onSelect: onSelect("never") },
        { label: "Delete", onSelect: onSelect("delete") },
      ]}
    />,
  );
});

const button = () => page.querySelector<HTMLElement>("[aria-haspopup=menu]");
const focused = () => document.activeElement?.textContent;

test("it opens with the focus on its first entry", async () => {
  expect(button()?.getAttribute("aria-expanded")).toBe("false");
  await click(button());
  expect(button()?.getAttribute("aria-expanded")).toBe("true");
  expect(focused()).toBe("Edit");
});

test("arrows, ends and first letters move, past what is disabled and around", async () => {
  await click(button());
  const visited: (string | null | undefined)[] = [];
  for (const key of ["ArrowDown", "ArrowDown", "ArrowUp", "Home", "End", "e"]) {
    await press(key);
    visited.push(focused());
  }
  expect(visited).toEqual(["Delete", "Edit", "Delete", "Edit", "Delete", "Edit"]);
});

test("choosing closes and gives the focus back", async () => {
  await click(button());
  await press("End");
  await click(document.activeElement);
  expect(chosen).toEqual(["delete"]);
  expect(page.querySelector("[role=menu]")).toBeNull();
  expect(document.activeElement).toBe(button());
});

test("Escape and Tab close without choosing", async () => {
  for (const key of ["Escape", "Tab"]) {
    await click(button());
    await press(key);
    expect(page.querySelector("[role=menu]")).toBeNull();
    expect(document.activeElement).toBe(button());
  }
  expect(chosen).toEqual([]);
});

test("a press elsewhere closes", async () => {
  await click(button());
  document.body.dispatchEvent(new Event("pointerdown", { bubbles: true }));
  await press("Shift");
  expect(page.querySelector("[role=menu]")).toBeNull();
});

test("it closes when its button is scrolled away, and stays when something else scrolls", async () => {
  const elsewhere = document.body.appendChild(document.createElement("div"));
  await click(button());
  await act(() => void elsewhere.dispatchEvent(new Event("scroll")));
  expect(page.querySelector("[role=menu]")).not.toBeNull();
  await act(() => void page.dispatchEvent(new Event("scroll")));
  expect(page.querySelector("[role=menu]")).toBeNull();
  elsewhere.remove();
});
