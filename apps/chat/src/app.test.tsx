// @vitest-environment happy-dom
import { systemClock } from "@conclave/base/clock";
import type { Client } from "@conclave/client/client";
import { chooseLanguage } from "@conclave/ui/i18n/language";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ada, said } from "../gallery/src/conversation.ts";
import { fakeClient } from "../gallery/src/fake-client.ts";
import { type Scene, scenes } from "../gallery/src/scenes.ts";
import { App } from "./app.tsx";
import { createStartUp } from "./client/start-up.ts";
import { browserNavigation } from "./route.ts";

let page: HTMLElement;

beforeEach(() => {
  page = document.createElement("div");
  document.body.replaceChildren(page);
});
afterEach(async () => {
  await act(() => render(null, page));
  vi.restoreAllMocks();
});

async function show(scene: Scene, language: "en" | "zh-CN", client: Client = fakeClient(scene.snapshot, language)) {
  chooseLanguage(language);
  window.location.hash = scene.address;
  const load = scene.neverLoads ? () => Promise.reject(new Error("offline")) : async () => client;
  const startUp = createStartUp(load, null, window.location);
  await act(async () => {
    render(<App startUp={startUp} navigation={browserNavigation(window)} clock={systemClock} />, page);
    await startUp.begin();
  });
}

for (const language of ["en", "zh-CN"] as const) {
  test.each(Object.entries(scenes(language)).filter(([name]) => name !== "large"))(
    `${language}: %s is drawn, with every place filled`,
    async (_name, scene) => {
      await show(scene, language);
      expect(page.textContent?.length).toBeGreaterThan(4);
      expect(page.textContent).not.toMatch(/undefined|\[object|NaN|\{\w+\}/);
    },
  );
}

test("what others send is text, never markup, and no link runs a script", async () => {
  const { room: scene } = scenes("en");
  const [roomId, room] = Object.entries(scene?.snapshot.openRooms ?? {})[0] ?? [];
  if (scene === undefined || roomId === undefined || room === undefined) throw new Error("no room");
  const hostile = "<img src=x onerror=alert(1)><script>alert(1)</script> javascript:alert(1) https://a.org/?<b>";
  const person = { userId: "@m:example.org", name: hostile, ambiguous: true, avatar: null };
  const openRooms = { [roomId]: { ...room, items: [said(person, 0, hostile)], typing: [person] } };
  await show({ ...scene, snapshot: { ...scene.snapshot, openRooms } }, "en");
  const row = page.querySelector(".message");
  expect(row?.querySelector(".message-text")?.textContent).toBe(hostile);
  expect(row?.querySelector(".message-sender bdi")?.textContent).toBe(hostile);
  expect(page.querySelectorAll("script, .timeline img")).toHaveLength(0);
  const links = [...(row?.querySelectorAll("a") ?? [])];
  expect(links.map((link) => [link.getAttribute("href"), link.rel, link.target])).toEqual([
    ["https://a.org/", "noopener noreferrer", "_blank"],
  ]);
});

test("a first run shows the key, wants its end back, and then lets the person in", async () => {
  const scene = scenes("en")["set-up"];
  if (scene === undefined) throw new Error("no scene");
  await show(scene, "en");
  const click = (text: string) =>
    act(async () => [...page.querySelectorAll("button")].find((button) => button.textContent?.includes(text))?.click());
  await click("Make my recovery key");
  const key = page.querySelector(".recovery-key")?.textContent ?? "";
  expect(key.split(" ")).toHaveLength(12);
  await click("I have kept it");
  expect(page.textContent).not.toContain(key.slice(0, 9));
  const field = page.querySelector("input");
  const type = async (text: string) => {
    await act(() => {
      if (field) field.value = text;
      field?.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await act(async () => {
      page.querySelector("form")?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    });
  };
  await type(key.slice(0, 9));
  expect(page.textContent).toContain("not the end of the key");
  await type(key.split(" ").slice(-2).join(""));
  expect(page.querySelector(".frame")).not.toBe(null);
});

test("a locked backup is told in one line that leads to its repair, and to nothing that loses more", async () => {
  const scene = scenes("en")["backup-locked"];
  if (scene === undefined) throw new Error("no scene");
  const client = fakeClient(scene.snapshot, "en");
  const recover = vi.fn(client.commands.recover);
  const resetIdentity = vi.fn(client.commands.resetIdentity);
  await show(scene, "en", { ...client, commands: { ...client.commands, recover, resetIdentity } });
  const banner = page.querySelector(".banner");
  expect(banner?.textContent).toContain("The backup is locked");
  await act(() => banner?.querySelector("button")?.click());
  expect(window.location.hash).toBe("#/settings/security");
  await vi.waitFor(() => expect(page.querySelector(".banner")).toBeNull());
  const field = page.querySelector<HTMLInputElement>(".settings-form input:not([role=switch])");
  await act(() => {
    if (field !== null) field.value = "EsTc";
    field?.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await act(async () => page.querySelector<HTMLElement>(".settings-form .ui-button-primary")?.click());
  expect(recover).toHaveBeenCalledExactlyOnceWith("EsTc");
  expect(page.textContent).not.toMatch(/new identity|reset/i);
  expect(resetIdentity).not.toHaveBeenCalled();
});

test("the tab tells what is unread, until somebody signs out", async () => {
  const { room: scene } = scenes("en");
  if (scene === undefined) throw new Error("no room");
  const icon = Object.assign(document.createElement("link"), { rel: "icon", href: "/icon.svg" });
  document.head.replaceChildren(icon);
  const client = fakeClient(scene.snapshot, "en");
  await show(scene, "en", client);
  expect(document.title).toBe("(99+) Harbour project · Conclave");
  expect(icon.href).toMatch(/^data:image\/svg\+xml,/);
  await act(() => client.commands.signOut());
  expect(document.title).not.toContain("(");
  expect(icon.getAttribute("href")).toMatch(/\/icon\.svg$/);
});

test("Ctrl+K opens the switcher, the arrows choose, Enter goes there, and Ctrl+K again closes it", async () => {
  const { room: scene } = scenes("en");
  if (scene === undefined) throw new Error("no room");
  await show(scene, "en");
  const press = (target: EventTarget, key: string, ctrlKey = false) =>
    act(
      () => void target.dispatchEvent(new KeyboardEvent("keydown", { key, ctrlKey, bubbles: true, cancelable: true })),
    );
  const field = () => page.querySelector<HTMLInputElement>(".switcher-field");
  await press(document, "k", true);
  await vi.waitFor(() => expect(field()).not.toBeNull());
  await press(field() ?? page, "ArrowDown");
  await press(field() ?? page, "ArrowDown");
  expect(page.querySelector("[role=option][aria-selected=true]")?.textContent).toContain("Ada Byron");
  await press(field() ?? page, "Enter");
  expect(window.location.hash).toBe("#/rooms/!ada%3Aexample.org");
  expect(field()).toBeNull();
  await press(document, "k", true);
  expect(field()).not.toBeNull();
  await press(document, "k", true);
  expect(field()).toBeNull();
});

test("going to a date asks for one, and says where there is none to go to", async () => {
  const { room: scene } = scenes("en");
  if (scene === undefined) throw new Error("no room");
  const client = fakeClient(scene.snapshot, "en");
  const revealMoment = vi.fn(client.commands.revealMoment);
  await show(scene, "en", { ...client, commands: { ...client.commands, revealMoment } });
  await act(() => page.querySelector<HTMLElement>(".room-header [aria-haspopup=menu]")?.click());
  const item = [...page.querySelectorAll<HTMLElement>("[role=menuitem]")].find(
    (one) => one.textContent === "Go to a date",
  );
  await act(() => item?.click());
  await vi.waitFor(() => expect(page.querySelector("dialog input[type=date]")).not.toBeNull());
  const submit = () => act(async () => page.querySelector<HTMLElement>("dialog .ui-button-primary")?.click());
  await submit();
  expect(page.querySelector("dialog")?.textContent).toContain("Choose a date.");
  expect(revealMoment).not.toHaveBeenCalled();
  const field = page.querySelector<HTMLInputElement>("dialog input[type=date]");
  await act(() => {
    if (field === null) return;
    field.value = "2026-11-02";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await submit();
  expect(revealMoment).toHaveBeenCalledExactlyOnceWith("!harbour:example.org", new Date(2026, 10, 2).getTime());
  await vi.waitFor(() => expect(page.querySelector("dialog")?.textContent).toContain("too far back"));
});

test("of a conversation the days are exported that were chosen, and no others", async () => {
  const { room: scene } = scenes("en");
  if (scene === undefined) throw new Error("no room");
  const client = fakeClient(scene.snapshot, "en");
  const noon = (day: number) => new Date(2026, 10, day, 12).getTime();
  const lines = [2, 3, 4, 5].map((day) => ({
    item: { ...said(ada, 0, `said on day ${day}`), timestamp: noon(day) },
    threadId: null,
  }));
  const readTranscript = vi.fn(async () => ({ lines, done: true }));
  const saved: Blob[] = [];
  vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
    if (blob instanceof Blob) saved.push(blob);
    return "blob:saved";
  });
  await show(scene, "en", { ...client, commands: { ...client.commands, readTranscript } });
  await act(() => page.querySelector<HTMLElement>(".room-header [aria-haspopup=menu]")?.click());
  const item = [...page.querySelectorAll<HTMLElement>("[role=menuitem]")].find((one) =>
    one.textContent?.startsWith("Export"),
  );
  await act(() => item?.click());
  const dates = () => [...page.querySelectorAll<HTMLInputElement>("dialog input[type=date]")];
  await vi.waitFor(() => expect(dates()).toHaveLength(2));
  expect(page.querySelector("dialog")?.textContent).toContain(Intl.DateTimeFormat().resolvedOptions().timeZone);
  const choose = async (from: string, until: string) => {
    for (const [index, day] of [from, until].entries()) {
      await act(() => {
        const field = dates()[index];
        if (field === undefined) return;
        field.value = day;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      });
    }
    await act(async () => page.querySelector<HTMLElement>("dialog .ui-button-primary")?.click());
  };
  await choose("2026-11-04", "2026-11-03");
  expect(page.querySelector("dialog")?.textContent).toContain("This is before the beginning.");
  expect(readTranscript).not.toHaveBeenCalled();
  await choose("2026-11-03", "2026-11-04");
  await vi.waitFor(() => expect(saved).toHaveLength(1));
  // The archive stores what is small as it is.
  const archive = (await saved[0]?.text()) ?? "";
  expect([...new Set(archive.match(/said on day \d/g))]).toEqual(["said on day 3", "said on day 4"]);
});
