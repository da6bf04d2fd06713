import { equal, ok } from "node:assert/strict";
import type { Page } from "playwright-core";
import { checkAccessibility, fieldFocused } from "../kit/accessibility.ts";
import type { Device } from "../kit/browser.ts";
import * as chat from "../kit/chat-steps.ts";
import type { Run } from "../kit/run.ts";

export async function threads(run: Run, { page }: Device, member: Device): Promise<void> {
  const other = member.page;
  const field = (on: Page) => on.getByLabel("Reply in the thread", { exact: true });
  await run.step("by keyboard, a thread is begun, answered, listed and left", async () => {
    await chat.say(page, "which berth?");
    await chat.read(other, "which berth?");
    await chat.conversation(page).getByRole("listitem").filter({ hasText: "which berth?" }).focus();
    await page.keyboard.press("t");
    await fieldFocused(page, "Reply in the thread");
    await page.keyboard.type("the second, I think");
    await page.keyboard.press("Enter");
    await chat.thread(page).getByText("the second, I think").waitFor();
    await checkAccessibility(page);
    await chat
      .conversation(page)
      .getByRole("button", { name: /1 reply.*the second, I think/ })
      .waitFor();
    // On a phone it covers the conversation.
    await other.getByRole("button", { name: /1 reply/ }).click();
    await chat.thread(other).getByText("the second, I think").waitFor();
    ok(!(await other.getByLabel("Message", { exact: true }).isVisible()));
    await checkAccessibility(other);
    await field(other).fill("@Olive the third");
    await other.getByRole("button", { name: "Send", exact: true }).and(other.locator(".beside button")).click();
    await chat.thread(page).getByText("the third").waitFor();
    await other.goBack();
    await chat.read(other, "which berth?");
    await page.keyboard.press("Escape");
    await chat
      .conversation(page)
      .getByRole("listitem")
      .filter({ hasText: "which berth?" })
      .and(page.locator(":focus"))
      .waitFor();
    await page.getByRole("button", { name: "Threads" }).press("Enter");
    await checkAccessibility(page);
    await page
      .getByRole("complementary", { name: "Threads" })
      .getByRole("link", { name: /which berth/ })
      .press("Enter");
    await chat.thread(page).getByText("the third").waitFor();
    await page.keyboard.press("Escape");
    await chat.thread(page).waitFor({ state: "detached" });
  });
  await run.step("what was typed into a thread is there after a reload, in the thread", async () => {
    await page.getByRole("button", { name: /2 replies/ }).press("Enter");
    await field(page).fill("half an answer");
    await chat.draftKept(page);
    await page.reload();
    await field(page).waitFor();
    equal(await field(page).inputValue(), "half an answer");
    equal(await page.getByLabel("Message", { exact: true }).inputValue(), "");
    await field(page).fill("");
    await page.getByRole("complementary", { name: "Thread" }).getByRole("button", { name: "Close" }).click();
  });
}
