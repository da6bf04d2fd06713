import { equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { checkAccessibility } from "../kit/accessibility.ts";
import { signIn } from "../kit/auth-steps.ts";
import type { Device } from "../kit/browser.ts";
import * as chat from "../kit/chat-steps.ts";
import type { Run } from "../kit/run.ts";
import { emma, keys, password, room } from "./cast.ts";

// What was said long ago.

export async function history(run: Run, { page }: Device, member: Device): Promise<void> {
  await run.step("after a reload nothing is less certain than before", async () => {
    for (let at = 1; at <= 60; at++) await chat.say(page, `entry ${at} of the log book`);
    await chat.read(member.page, "entry 60 of the log book");
    await member.page.reload();
    await chat.read(member.page, "entry 60 of the log book");
    equal(await chat.conversation(member.page).locator(".security-mark").count(), 0);
  });
  await run.step("a new device reads a long conversation back to its beginning", async () => {
    const laptop = await run.open("emma-laptop", { beside: member });
    await laptop.page.goto(run.server.origin);
    await laptop.page.getByRole("button", { name: "Sign in" }).click();
    await signIn(laptop.page, emma.localpart, password);
    await chat.unlock(laptop.page, keys.get("emma") ?? "");
    await chat.openRoom(laptop.page, room);
    await chat.read(laptop.page, "entry 60 of the log book");
    await readBackTo(laptop.page, "This is where the conversation begins.");
    await chat.read(laptop.page, "one line\nand another");
    await laptop.page.getByRole("button", { name: "Latest" }).click();
    await chat.read(laptop.page, "entry 60 of the log book");
  });
}

/** Scrolls up until a text is there. */
async function readBackTo(page: Page, text: string): Promise<void> {
  const found = chat.conversation(page).getByText(text);
  for (let turn = 0; turn < 60 && (await found.count()) === 0; turn++) {
    await page.evaluate("document.querySelector('.timeline-scroll').scrollTop = 0");
    await page.evaluate("new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)))");
  }
  await found.waitFor();
}

export async function searching(run: Run, { page }: Device, member: Device): Promise<void> {
  const field = (on: Page) => on.getByLabel("Search messages", { exact: true });
  const results = (on: Page) => on.getByRole("complementary", { name: "Search" });
  await run.step("by keyboard, an encrypted room is searched, and a hit leads to its message", async () => {
    await page.getByLabel("Message", { exact: true }).focus();
    await page.keyboard.press("Control+F");
    await field(page).and(page.locator(":focus")).waitFor();
    await page.keyboard.type("entry 7 log");
    await results(page).getByText("1 message found").waitFor();
    await checkAccessibility(page);
    await results(page)
      .getByRole("button", { name: /entry 7 of the log book/ })
      .press("Enter");
    await chat
      .conversation(page)
      .getByRole("listitem")
      .filter({ hasText: "entry 7 of the log book" })
      .and(page.locator(":focus"))
      .waitFor();
    await page.keyboard.press("Control+F");
    await field(page).and(page.locator(":focus")).waitFor();
    await page.keyboard.type("nothing like it");
    await results(page).getByText("Nothing found").waitFor();
    await page.keyboard.press("Escape");
    await results(page).waitFor({ state: "detached" });
  });
  await run.step("on a phone, a reply in a thread is found, and leads into its thread", async () => {
    const other = member.page;
    await other.getByRole("button", { name: /Search messages/ }).click();
    await field(other).fill("third");
    await checkAccessibility(other);
    await results(other)
      .getByRole("button", { name: /the third/ })
      .click();
    await chat.thread(other).getByText("the third").waitFor();
    await other.getByRole("complementary", { name: "Thread" }).getByRole("button", { name: "Close" }).click();
    await chat.read(other, "entry 60 of the log book");
  });
}
