// @vitest-environment happy-dom
import { systemClock } from "@conclave/base/clock";
import type { Client } from "@conclave/client/client";
import type { ClientSnapshot } from "@conclave/client/snapshots/client-snapshot";
import { chooseLanguage } from "@conclave/ui/i18n/language";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeClient } from "../../gallery/src/fake-client.ts";
import { scenes } from "../../gallery/src/scenes.ts";
import { App } from "../app.tsx";
import { createStartUp } from "../client/start-up.ts";
import { browserNavigation } from "../route.ts";

let page: HTMLElement;

beforeEach(() => {
  chooseLanguage("en");
  page = document.createElement("div");
  document.body.replaceChildren(page);
});
afterEach(() => act(() => render(null, page)));

function scene(name: string): ClientSnapshot {
  const found = scenes("en")[name];
  if (found === undefined) throw new Error(`There is no scene ${name}.`);
  return found.snapshot;
}

/** The app at an address, on a client that shows what it is told to. */
async function show(first: ClientSnapshot, address: string) {
  let current = first;
  const listeners = new Set<(snapshot: ClientSnapshot) => void>();
  const openTimeline = vi.fn(async (_roomId: string) => undefined);
  const downloadMedia = vi.fn(async () => new Blob());
  const client: Client = {
    commands: { ...fakeClient(first, "en").commands, openTimeline, downloadMedia },
    snapshot: () => current,
    subscribe(listener) {
      listeners.add(listener);
      listener(current);
      return () => void listeners.delete(listener);
    },
    stop: async () => undefined,
  };
  window.location.hash = address;
  const startUp = createStartUp(async () => client, null, window.location);
  await act(async () => {
    render(<App startUp={startUp} navigation={browserNavigation(window)} clock={systemClock} />, page);
    await startUp.begin();
  });
  return {
    openTimeline,
    downloadMedia,
    become: (next: ClientSnapshot) =>
      act(() => {
        current = next;
        for (const listener of listeners) listener(next);
      }),
  };
}

const rows = () => [...page.querySelectorAll<HTMLAnchorElement>("a.room-row")];
const badges = () =>
  [...page.querySelectorAll(".room-list-scroll .ui-count")].map((badge) => badge.getAttribute("aria-label") ?? "");

test("whoever comes back sees their rooms at once, as they were, and is told once that it goes on", async () => {
  await show(scene("resuming"), "#/");
  expect(rows().length).toBeGreaterThan(10);
  expect(badges().length).toBeGreaterThan(0);
  expect(badges().every((label) => label.endsWith("when last seen"))).toBe(true);
  expect(document.title).toBe("Conclave");
  const said = [...page.querySelectorAll("[role=status]")].filter((one) => one.closest("[aria-hidden]") === null);
  expect(said.map(({ textContent }) => textContent).filter(Boolean)).toEqual([
    "Loading. What is unread may have changed since you were last here.",
  ]);
});

test("a room that is clicked meanwhile is shown by its name, and opened when the session is there", async () => {
  const { become, openTimeline } = await show(scene("resuming"), "#/");
  const row = rows().find(({ textContent }) => textContent?.includes("Harbour project"));
  const list = page.querySelector(".room-list-scroll");
  await act(async () => {
    window.location.hash = row?.getAttribute("href") ?? "";
    window.dispatchEvent(new HashChangeEvent("hashchange"));
  });
  expect(page.querySelector("h1")?.textContent).toContain("Harbour project");
  expect(openTimeline).not.toHaveBeenCalled();
  expect(page.querySelector(".composer")).toBe(null);
  await become(scene("room"));
  expect(openTimeline).toHaveBeenCalledExactlyOnceWith("!harbour:example.org");
  expect(page.querySelector(".composer-field")).not.toBe(null);
  expect(page.querySelector(".room-list-scroll")).toBe(list);
  expect(badges().some((label) => label.endsWith("when last seen"))).toBe(false);
  expect(document.title).toBe("(99+) Harbour project · Conclave");
});

test("what needs the session waits for it: other pages, pictures, what one could begin", async () => {
  const { become, downloadMedia } = await show(scene("resuming"), "#/settings/profile");
  expect(page.querySelector(".frame-main [role=tab]")).toBe(null);
  expect(page.querySelector("[aria-haspopup=menu]")).toBe(null);
  expect(downloadMedia).not.toHaveBeenCalled();
  await become(scene("profile"));
  expect(page.querySelector(".frame-main [role=tab]")).not.toBe(null);
  expect(page.querySelector("[aria-haspopup=menu]")).not.toBe(null);
});

test("a session that starts for the first time shows no rooms", async () => {
  await show(scene("starting"), "#/");
  expect(rows()).toEqual([]);
});
