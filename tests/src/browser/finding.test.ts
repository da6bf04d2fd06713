import { deepEqual, equal, match } from "node:assert/strict";
import { test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { checkAccessibility } from "./kit/accessibility.ts";
import { browserMissing, type Device } from "./kit/browser.ts";
import * as chat from "./kit/chat-steps.ts";
import { letIn } from "./kit/newcomer.ts";
import { type Run, withServer } from "./kit/run.ts";

const password = "nine kettles under the stairs";
const emma = { displayName: "Emma", localpart: "emma", password };

test(
  "spaces, the directory, asking to join, and profiles, on a desk and on a phone",
  { skip: browserMissing, timeout: 240_000 },
  (t) =>
    withServer(t, async (run) => {
      const olive = await run.open("olive");
      await run.setUp(olive, { displayName: "Olive", localpart: "olive", password });
      await chat.makeRecoveryKey(olive.page);
      const owner = { device: olive, localpart: "olive", password };
      const { device: member } = await letIn(run, owner, emma, { screen: "phone", theme: "dark" });
      await arrange(run, olive);
      await lookAround(run, olive, member);
      await count(run, olive, member);
      await ask(run, olive, member);
      await meet(run, member);
      await leave(run, member);
    }),
);

const nothing = Buffer.alloc(4);
const onePixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

/** Chooses from the menu of what one can begin. */
async function begin(page: Page, what: string): Promise<void> {
  await page.getByRole("button", { name: "New room or chat" }).click();
  await page.getByRole("menuitem", { name: what }).click();
}

const rail = (page: Page) => page.getByRole("navigation", { name: "Spaces" });
const found = (page: Page, name: string): Locator =>
  page.getByRole("main").getByRole("listitem").filter({ hasText: name });
const rows = (page: Page) =>
  page
    .getByRole("navigation", { name: "Rooms and chats" })
    .getByRole("link")
    .locator(".room-row-name")
    .allTextContents();

async function arrange(run: Run, { page }: Device): Promise<void> {
  await run.step("a space is made, with a room of its own and one that was there before", async () => {
    equal(await rail(page).count(), 0, "no rail without a space");
    await chat.createRoom(page, "Board");
    await begin(page, "New space");
    await checkAccessibility(page);
    await page.getByLabel("Name", { exact: true }).fill("Harbour");
    await page.getByRole("button", { name: "Create space" }).click();
    await page.getByRole("heading", { name: "Harbour", level: 1 }).waitFor();
    await page.getByText("No rooms yet").waitFor();
    await page.getByRole("button", { name: "New room", exact: true }).click();
    equal(await page.getByLabel("Who can join").inputValue(), "space");
    await page.getByLabel("Name", { exact: true }).fill("Quay");
    await page.getByRole("button", { name: "Create room" }).click();
    await page.getByRole("heading", { name: "Quay", level: 1 }).waitFor();
    await page.getByRole("link", { name: /About this space/ }).click();
    await page.getByRole("button", { name: "Add rooms" }).click();
    await page.getByLabel("Board").check();
    await checkAccessibility(page);
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await found(page, "Board")
      .getByRole("button", { name: /^Open .Board/ })
      .waitFor();
    await page.getByRole("button", { name: /^Actions for .Quay/ }).click();
    await page.getByRole("menuitem", { name: "Recommend" }).click();
    await found(page, "Quay").getByText("Recommended").waitFor();
    await checkAccessibility(page);
  });
  await run.step("the space gets another name, a picture, and another order, by keyboard", async () => {
    await page.getByRole("button", { name: "Edit", exact: true }).focus();
    await page.keyboard.press("Enter");
    await page.getByLabel("Name", { exact: true }).fill("Port");
    await page.getByLabel("What it is for").fill("Everything on the quay");
    await page.getByLabel("Choose a picture").setInputFiles({ name: "x.txt", mimeType: "image/png", buffer: nothing });
    await page.getByText("This file is no picture").waitFor();
    await page.getByLabel("Choose a picture").setInputFiles({ name: "x.png", mimeType: "image/png", buffer: onePixel });
    await page.getByRole("button", { name: "Remove the picture" }).waitFor();
    await checkAccessibility(page);
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await page.getByRole("heading", { name: "Port", level: 1 }).waitFor();
    await page.locator(".space-header img").waitFor();
    await page.getByText("Everything on the quay").waitFor();
    deepEqual(await page.locator(".found-room-name > bdi").allTextContents(), ["Board", "Quay"]);
    const actions = page.getByRole("button", { name: /^Actions for .Quay/ });
    await actions.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("menuitem", { name: "Move up" }).press("Enter");
    await page.getByText(/Quay.? was moved up/).waitFor();
    await page.locator(".found-room").first().getByText("Quay", { exact: true }).waitFor();
    match((await page.locator(":focus").getAttribute("aria-label")) ?? "", /Quay/, "the focus stays");
    await page.getByRole("button", { name: "Edit", exact: true }).click();
    await page.getByLabel("Name", { exact: true }).fill("Harbour");
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await page.getByRole("heading", { name: "Harbour", level: 1 }).waitFor();
  });
  await run.step("somebody is invited to the space", async () => {
    await page.getByRole("button", { name: "Invite people" }).click();
    await page.getByLabel("People", { exact: true }).fill("emma");
    await page.getByRole("dialog").getByRole("button", { name: "Invite", exact: true }).click();
    await page.getByText("1 person invited.").waitFor();
  });
}

async function lookAround(run: Run, { page }: Device, { page: other }: Device): Promise<void> {
  await run.step("who is invited to a space comes into it and joins what it recommends", async () => {
    await chat.roomRow(other, "Harbour").click();
    await other.getByText(/invites you to this space/).waitFor();
    await other.getByRole("button", { name: "Accept" }).click();
    await other.getByRole("heading", { name: "Recommended to you" }).waitFor();
    equal(await found(other, "Board").count(), 0, "a room for those who are invited is not shown");
    await checkAccessibility(other);
    await other.getByRole("button", { name: /^Join .Quay/ }).click();
    await other.getByRole("button", { name: /^Open .Quay/ }).waitFor();
    await other.getByRole("button", { name: "Close" }).click();
    await rail(other).getByRole("button", { name: "Harbour" }).click();
    await checkAccessibility(other);
    deepEqual(await rows(other), ["Quay"]);
  });
  await run.step("the rail is used by keyboard", async () => {
    await page.getByRole("link", { name: /About this space/ }).waitFor();
    await rail(page).getByRole("button", { name: "Harbour" }).focus();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    equal(await page.locator(":focus").getAttribute("aria-current"), "true");
    await page.getByRole("link", { name: /About this space/ }).waitFor({ state: "detached" });
  });
}

async function count(run: Run, { page }: Device, { page: other }: Device): Promise<void> {
  await run.step("a space counts what is unread in it, and is still chosen after a reload", async () => {
    await chat.openRoom(page, "Quay");
    await chat.say(page, "the tide is in");
    await chat.say(page, "the tide is out");
    await rail(other)
      .getByRole("button", { name: /^Harbour\s*2 unread/ })
      .waitFor();
    await other.reload();
    await rail(other)
      .getByRole("button", { name: /^Harbour\s*2 unread/ })
      .waitFor();
    equal(await rail(other).locator("[aria-current] .rail-name").textContent(), "Harbour");
    await chat.openRoom(other, "Quay");
    await chat.read(other, "the tide is out");
    await other.getByRole("button", { name: "Back to the list" }).click();
    await rail(other).getByRole("button", { name: "Harbour", exact: true }).waitFor();
  });
}

async function ask(run: Run, { page }: Device, { page: other }: Device): Promise<void> {
  await run.step("somebody asks to join a room of the directory, and is let in", async () => {
    await begin(page, "New room");
    await page.getByLabel("Name", { exact: true }).fill("Pilots");
    await page.getByLabel("Who can join").selectOption("asking");
    await page.getByRole("button", { name: "Create room" }).click();
    await page.getByRole("heading", { name: "Pilots", level: 1 }).waitFor();
    await begin(other, "Find rooms and spaces");
    await found(other, "Pilots").waitFor();
    equal(await found(other, "Board").count(), 0);
    await checkAccessibility(other);
    await other.getByLabel("Name, topic or address").fill("xyzzy");
    await other.getByText("Nothing found").waitFor();
    await other.getByLabel("Name, topic or address").fill("pil");
    await other.getByRole("button", { name: /^Ask to join .Pilots/ }).click();
    await other.getByLabel(/What you want to say/).fill("I can steer");
    await checkAccessibility(other);
    await other.getByRole("button", { name: "Ask", exact: true }).click();
    await found(other, "Pilots")
      .getByText(/You asked to join/)
      .waitFor();
    await page.getByRole("link", { name: /Emma.? asks to join/ }).click();
    await page.getByText("I can steer", { exact: true }).waitFor();
    await checkAccessibility(page);
    await page.getByRole("button", { name: /^Let .Emma/ }).click();
    await other.getByRole("button", { name: /^Answer the invitation to .Pilots/ }).click();
    await other.getByRole("button", { name: "Accept" }).click();
    await other.getByLabel("Message", { exact: true }).waitFor();
  });
  await run.step("a room is closed again, and then stands in the directory no more", async () => {
    await page.locator(".room-rights").getByRole("button", { name: "Change" }).first().click();
    await checkAccessibility(page);
    await page.getByLabel("Who can join", { exact: true }).selectOption("invited");
    await page.getByRole("dialog").getByRole("button", { name: "Change" }).click();
    await page.getByText("Only people who are invited.").waitFor();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.press("Control+K");
    await page.getByRole("combobox", { name: "Room, person or command" }).waitFor();
    await page.keyboard.type("find rooms");
    await page.keyboard.press("Enter");
    await page.getByText("Nothing is listed yet").waitFor();
  });
}

async function meet(run: Run, { page }: Device): Promise<void> {
  await run.step("a person is found, and their profile leads to a chat with them", async () => {
    await page.getByRole("button", { name: "Back to the list" }).click();
    await begin(page, "Find people");
    await page.getByRole("list", { name: "People" }).getByText("Olive", { exact: true }).waitFor();
    await checkAccessibility(page);
    await page.getByLabel("Name or user name").fill("oliv");
    await page.getByRole("button", { name: /Olive/ }).click();
    await page.getByRole("heading", { name: "3 rooms in common" }).waitFor();
    await checkAccessibility(page);
    await page.getByRole("button", { name: "Message", exact: true }).click();
    await page.getByRole("heading", { name: "Olive", level: 1 }).waitFor();
  });
}

async function leave(run: Run, { page }: Device): Promise<void> {
  await run.step("who leaves a space stays in its rooms, and the rail goes with the last space", async () => {
    await page.getByRole("button", { name: "Back to the list" }).click();
    await page.getByRole("link", { name: /About this space/ }).click();
    await page.getByRole("button", { name: "Leave space" }).click();
    await checkAccessibility(page);
    await page.getByRole("dialog").getByRole("button", { name: "Leave", exact: true }).click();
    await rail(page).waitFor({ state: "detached" });
    await chat.openRoom(page, "Quay");
  });
}
