// @vitest-environment happy-dom
import { systemClock } from "@conclave/base/clock";
import { chooseLanguage } from "@conclave/ui/i18n/language";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ada, file, said, self } from "../../gallery/src/conversation.ts";
import { fakeClient } from "../../gallery/src/fake-client.ts";
import { scenes } from "../../gallery/src/scenes.ts";
import { App } from "../app.tsx";
import { createStartUp } from "../client/start-up.ts";
import { browserNavigation } from "../route.ts";
import { selectedText } from "./selected-text.ts";

const roomId = "!harbour:example.org";
const items = [
  said(ada, 0, "one"),
  said(self, 1, "two"),
  file(ada, 2, { name: "three.pdf", attachment: "file" }),
  said(self, 3, "four"),
];
let page: HTMLElement;

beforeEach(() => {
  chooseLanguage("en");
  page = document.createElement("div");
  document.body.replaceChildren(page);
});
afterEach(() => act(() => render(null, page)));

async function show(removeOthers: boolean) {
  const { room: scene } = scenes("en");
  const room = scene?.snapshot.openRooms[roomId];
  if (scene === undefined || room === undefined) throw new Error("no room");
  const rights = { ...room.rights, removeOthers };
  const client = fakeClient({ ...scene.snapshot, openRooms: { [roomId]: { ...room, items, rights } } }, "en");
  const commands = {
    ...client.commands,
    forwardMessage: vi.fn(client.commands.forwardMessage),
    removeMessage: vi.fn(async () => undefined),
  };
  window.location.hash = scene.address;
  const startUp = createStartUp(async () => ({ ...client, commands }), null, window.location);
  await act(async () => {
    render(<App startUp={startUp} navigation={browserNavigation(window)} clock={systemClock} />, page);
    await startUp.begin();
  });
  return commands;
}

const row = (index: number) => page.querySelectorAll<HTMLElement>(".message")[index] ?? page;
const press = (key: string, shiftKey = false) =>
  act(
    () =>
      void document.activeElement?.dispatchEvent(
        new KeyboardEvent("keydown", { key, shiftKey, bubbles: true, cancelable: true }),
      ),
  );
const chosen = () => [...page.querySelectorAll<HTMLInputElement>(".select-box")].map(({ checked }) => checked);
const button = (text: string, within = ".selection-bar") =>
  [...page.querySelectorAll<HTMLButtonElement>(`${within} button`)].find((one) => one.textContent?.includes(text));
const bar = () => vi.waitFor(() => expect(page.querySelector(".selection-bar")).not.toBeNull());
const ids = (wanted: readonly number[]) => wanted.map((index) => items[index]?.eventId);

test("by keyboard, messages are chosen from one to another, and Escape ends it", async () => {
  await show(false);
  await act(() => row(0).focus());
  await press("x");
  await bar();
  expect(chosen()).toEqual([true, false, false, false]);
  await press("ArrowDown", true);
  await press("ArrowDown", true);
  expect(chosen()).toEqual([true, true, true, false]);
  await press(" ");
  expect(chosen()).toEqual([true, true, false, false]);
  expect(page.querySelector(".selection-count")?.textContent).toBe("2 selected");
  expect(page.querySelector(".composer")).toBeNull();
  await press("Escape");
  expect(chosen()).toEqual([]);
  expect(page.querySelector(".composer")).not.toBeNull();
});

test("by pointer, a press takes one in or out, with Shift all up to it, and does nothing else", async () => {
  await show(false);
  await act(() => row(3).focus());
  await press("x");
  await bar();
  await act(() => void row(1).dispatchEvent(new MouseEvent("click", { shiftKey: true, bubbles: true })));
  expect(chosen()).toEqual([false, true, true, true]);
  await act(() => void row(2).dispatchEvent(new MouseEvent("click", { bubbles: true })));
  expect(chosen()).toEqual([false, true, false, true]);
  await act(() => page.querySelectorAll<HTMLElement>(".select-box")[0]?.click());
  expect(chosen()).toEqual([true, true, false, true]);
});

test("what is chosen is forwarded in its order, and only what may be removed is removed", async () => {
  const { forwardMessage, removeMessage } = await show(false);
  await act(() => row(3).focus());
  await press("x");
  await press("ArrowUp", true);
  await press("ArrowUp", true);
  await press("ArrowUp", true);
  await bar();
  await act(() => button("Forward")?.click());
  await vi.waitFor(() => expect(page.querySelector("dialog")?.textContent).toContain("Forward 4 messages"));
  await act(() => page.querySelector<HTMLElement>("dialog [type=radio]")?.click());
  await act(async () => page.querySelector<HTMLElement>("dialog [type=submit]")?.click());
  await vi.waitFor(() => expect(chosen()).toEqual([]));
  expect(forwardMessage.mock.calls.map(([, eventId]) => eventId)).toEqual(ids([0, 1, 2, 3]));

  await act(() => row(0).focus());
  await press("x");
  await press("ArrowDown", true);
  await bar();
  await act(() => button("Remove 1")?.click());
  await vi.waitFor(() => expect(page.querySelector("dialog")?.textContent).toContain("Remove this message?"));
  await act(async () => page.querySelector<HTMLElement>("dialog [type=submit]")?.click());
  await vi.waitFor(() => expect(chosen()).toEqual([]));
  expect(removeMessage.mock.calls).toEqual([[roomId, items[1]?.eventId, undefined]]);
});

test("what is chosen is copied with who said it and when", () => {
  const lines = selectedText(items).split("\n");
  expect(lines).toHaveLength(4);
  expect(lines[0]).toMatch(/^\[.+\] Ada Byron: one$/);
  expect(lines[2]).toMatch(/^\[.+\] Ada Byron: three\.pdf$/);
});
