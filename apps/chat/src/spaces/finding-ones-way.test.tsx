// @vitest-environment happy-dom
import { systemClock } from "@conclave/base/clock";
import type { Client } from "@conclave/client/client";
import type { ClientCommands } from "@conclave/client/commands";
import { ClientError } from "@conclave/client/failure";
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
  page = document.createElement("div");
  document.body.replaceChildren(page);
});
afterEach(() => act(() => render(null, page)));

/** Shows a scene, with some commands replaced. */
async function show(name: string, commands: Partial<ClientCommands> = {}): Promise<Client> {
  const scene = scenes("en")[name];
  if (scene === undefined) throw new Error(`no scene ${name}`);
  chooseLanguage("en");
  window.location.hash = scene.address;
  const fake = fakeClient(scene.snapshot, "en");
  const client = { ...fake, commands: { ...fake.commands, ...commands } };
  const startUp = createStartUp(async () => client, null, window.location);
  await act(async () => {
    render(<App startUp={startUp} navigation={browserNavigation(window)} clock={systemClock} />, page);
    await startUp.begin();
  });
  return client;
}

const all = (selector: string) => [...page.querySelectorAll<HTMLElement>(selector)];
const texts = (selector: string) => all(selector).map(({ textContent }) => textContent);
const press = (selector: string, text: string) =>
  act(async () => {
    all(selector)
      .find(({ textContent }) => textContent?.includes(text))
      ?.click();
  });
const type = (selector: string, text: string) =>
  act(() => {
    const field = page.querySelector<HTMLInputElement>(selector);
    if (field === null) throw new Error(`no ${selector}`);
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
const appears = (selector: string) => vi.waitFor(() => expect(page.querySelector(selector)).not.toBeNull());

test("the rail is there for who is in a space, and choosing one shows its rooms alone", async () => {
  await show("home");
  expect(page.querySelector(".rail")).toBeNull();
  await show("spaces");
  expect(texts(".room-row-name")).toEqual(["Board", "Harbour project", "Operations"]);
  expect(texts(".rail-item .ui-count")).toEqual(["99+", "99+", "7"]);
  await press(".rail-item", "Lunch");
  expect(texts(".room-row-name")).toEqual(["Lunch", "李伟"]);
  expect(page.querySelector(".rail [aria-current]")?.textContent).toContain("Lunch");
  await press(".rail-item", "South harbour");
  expect(page.querySelector(".room-list")?.textContent).toContain("You are in none of its rooms yet");
  await press(".rail-item", "All rooms");
  expect(texts(".room-row-name").length).toBeGreaterThan(10);
});

test("arrows move in the rail, around its ends", async () => {
  await show("spaces");
  const [first] = all(".rail-item");
  first?.focus();
  const key = (name: string) =>
    act(() => void document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true })));
  await key("ArrowDown");
  expect(document.activeElement?.textContent).toContain("Harbour authority");
  await key("ArrowUp");
  await key("ArrowUp");
  expect(document.activeElement?.textContent).toContain("Lunch");
});

test("a space's page lists what it recommends first; only who may arrange it is offered to, and sees what is hidden", async () => {
  const addToSpace = vi.fn(async () => undefined);
  await show("space", { addToSpace });
  await appears(".found-room");
  expect(texts(".space-title")).toEqual([
    "Recommended to you",
    "Rooms that you are not in",
    "You are in",
    "Only visible to their members",
  ]);
  await act(() => page.querySelector<HTMLElement>(".found-room [aria-haspopup=menu]")?.click());
  await press("[role=menuitem]", "Don't recommend");
  expect(addToSpace).toHaveBeenCalledExactlyOnceWith("!yard:example.org", "!canteen:example.org", false);
  await show("space-guest");
  await appears(".found-room");
  expect(texts(".space-title")).not.toContain("Only visible to their members");
  expect(all(".found-room [aria-haspopup=menu]")).toEqual([]);
});

test("a room is moved within its section, past what stands elsewhere", async () => {
  const moveInSpace = vi.fn(async () => undefined);
  await show("space", { moveInSpace });
  await appears(".found-room");
  const open = (name: string) =>
    act(() =>
      all(".found-room")
        .find(({ textContent }) => textContent?.includes(name))
        ?.querySelector<HTMLElement>("[aria-haspopup=menu]")
        ?.click(),
    );
  await open("South harbour");
  expect(texts("[role=menuitem]")).not.toContain("Move down");
  await press("[role=menuitem]", "Move up");
  expect(moveInSpace).toHaveBeenLastCalledWith("!yard:example.org", "!south:example.org", "!harbour:example.org");
  await open("Harbour project");
  expect(texts("[role=menuitem]")).not.toContain("Move up");
  await press("[role=menuitem]", "Move down");
  expect(moveInSpace).toHaveBeenLastCalledWith("!yard:example.org", "!harbour:example.org", "!pilots:example.org");
});

test("a space is edited by who may, with only what is another than before; others are told who may", async () => {
  const setAbout = vi.fn(async () => undefined);
  await show("space", { setAbout });
  await appears(".space-actions");
  await press(".space-actions button", "Edit");
  await appears("dialog input");
  const submit = () =>
    act(async () => {
      page.querySelector("dialog form")?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    });
  await type("dialog input", " ");
  await submit();
  expect(page.querySelector("dialog")?.textContent).toContain("Give it a name");
  await type("dialog input", "Port authority ");
  await submit();
  expect(setAbout).toHaveBeenCalledExactlyOnceWith("!yard:example.org", { name: "Port authority" });
  expect(page.querySelector("dialog")).toBeNull();
  await show("space-guest");
  await appears(".space-actions");
  expect(texts(".space-actions button")).not.toContain("Edit");
  expect(page.querySelector(".space-page")?.textContent).toContain("Only moderators and administrators can change");
});

test("a room that is made in a space is open to its members, unless one wants it otherwise", async () => {
  const createRoom = vi.fn(async () => ({ roomId: "!new:example.org" }));
  const addToSpace = vi.fn(() => Promise.reject(new ClientError({ code: "forbidden" })));
  await show("space", { createRoom, addToSpace });
  await appears(".space-actions");
  await press(".space-actions button", "New room");
  await appears("dialog input");
  expect(page.querySelector("dialog")?.textContent).toContain("Members of the space see the room there");
  await type("dialog input", "Pier");
  await act(async () => {
    page.querySelector("dialog form")?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  });
  expect(createRoom).toHaveBeenCalledExactlyOnceWith({
    name: "Pier",
    invite: [],
    access: "space",
    spaceId: "!yard:example.org",
  });
  expect(addToSpace).toHaveBeenCalledExactlyOnceWith("!yard:example.org", "!new:example.org", false);
  // It is there although the space refused it.
  await vi.waitFor(() => expect(window.location.hash).toBe("#/rooms/!new%3Aexample.org"));
  expect(page.textContent).toContain("could not be added to the space");
});

test("who may join is changed from the details, also where it is about a space that one isn't in", async () => {
  const setAccess = vi.fn(async () => undefined);
  await show("details-administrator", { setAccess });
  await appears(".room-rights button");
  await press(".room-rights button", "Change");
  await appears("dialog select");
  expect(texts("dialog option")[0]).toBe("Members of a space that you are not in");
  await act(() => {
    const select = page.querySelector<HTMLSelectElement>("dialog select");
    if (select === null) throw new Error("no choice");
    select.selectedIndex = 2;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await act(async () => {
    page.querySelector("dialog form")?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  });
  expect(setAccess).toHaveBeenCalledExactlyOnceWith("!harbour:example.org", "asking", "!yard:example.org");
});

test("who asks to join is let in, or not, by those who look after the room", async () => {
  const invite = vi.fn(async () => undefined);
  const removeMember = vi.fn(() => Promise.reject(new ClientError({ code: "forbidden" })));
  await show("details-administrator", { invite, removeMember });
  await appears(".asking");
  expect(page.querySelector(".asking-bar")?.textContent).toBe("2 people ask to join");
  await press(".asking button", "Let in");
  expect(invite).toHaveBeenCalledExactlyOnceWith("!harbour:example.org", "@pia:example.org");
  await act(async () => all(".asking")[1]?.querySelectorAll("button")[1]?.click());
  expect(removeMember).toHaveBeenCalledExactlyOnceWith("!harbour:example.org", "@tom:example.org");
  expect(all(".asking")[1]?.textContent).toContain("don't allow this");
});

test("who asks to join says why, and can take it back", async () => {
  const askToJoin = vi.fn(async () => undefined);
  const leaveRoom = vi.fn(async () => undefined);
  await show("directory", { askToJoin, leaveRoom });
  await appears(".found-room");
  const pilots = () => all(".found-room").find(({ textContent }) => textContent?.includes("Pilots"));
  await act(() => pilots()?.querySelector("button")?.click());
  await type("dialog textarea", "I steer");
  await act(async () => {
    page.querySelector("dialog form")?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  });
  expect(askToJoin).toHaveBeenCalledExactlyOnceWith("!pilots:example.org", "I steer");
  expect(pilots()?.textContent).toContain("You asked to join");
  await act(async () => pilots()?.querySelector("button")?.click());
  expect(leaveRoom).toHaveBeenCalledExactlyOnceWith("!pilots:example.org");
  expect(pilots()?.textContent).not.toContain("You asked to join");
});

test("a refusal to join is told where it belongs", async () => {
  await show("directory");
  await appears(".found-room");
  const canteen = () => all(".found-room").find(({ textContent }) => textContent?.includes("Canteen"));
  await act(async () => canteen()?.querySelector("button")?.click());
  expect(canteen()?.textContent).toContain("don't allow this");
});

test("the people of one's rooms are there before one types", async () => {
  const findPeople = vi.fn<ClientCommands["findPeople"]>(async () => ({ people: [], more: false }));
  await show("people", { findPeople });
  await appears(".directory .ui-empty");
  expect(findPeople).toHaveBeenCalledExactlyOnceWith("");
  expect(page.querySelector(".directory")?.textContent).toContain("Nobody yet");
  await show("people");
  await appears(".directory .ui-list-row");
  expect(texts(".directory .ui-list-row").length).toBe(5);
});

test("the sender of a message leads to their profile, and from there to a room in common", async () => {
  await show("room");
  await act(() => page.querySelector<HTMLElement>(".message-sender")?.click());
  await appears(".person-card");
  expect(page.querySelector(".person-card")?.textContent).toContain("3 rooms in common");
  await press(".person-card-room", "Operations");
  expect(page.querySelector(".person-card")).toBeNull();
});
