import { deepEqual, equal, ok } from "node:assert/strict";
import { checkAccessibility, fieldFocused } from "../kit/accessibility.ts";
import type { Device } from "../kit/browser.ts";
import * as chat from "../kit/chat-steps.ts";
import type { Run } from "../kit/run.ts";
import { room } from "./cast.ts";

// By keyboard, and whatever is written.

export async function keyboard(run: Run, { page }: Device): Promise<void> {
  await run.step("a room is found and written into by keyboard", async () => {
    await chat.openSettings(page, "Profile");
    await page.keyboard.press("Control+K");
    await page.getByRole("combobox", { name: "Room, person or command" }).waitFor();
    await checkAccessibility(page);
    await page.keyboard.type("xyzzy");
    await page.getByText("Nothing matches.").waitFor();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("harbour");
    await page.keyboard.press("Enter");
    await fieldFocused(page, "Message");
    await page.keyboard.type("one line");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("and another");
    await page.keyboard.press("Enter");
    await chat.read(page, "one line\nand another");
    await page.getByLabel("Search rooms and people").focus();
    await page.keyboard.press("ArrowDown");
    equal(await page.locator(":focus").getAttribute("aria-current"), "page");
    await checkAccessibility(page);
    await page.getByRole("button", { name: "Details" }).click();
    await checkAccessibility(page);
    await page.getByRole("button", { name: "Details" }).click();
  });
}

export async function hostileTexts(run: Run, { page }: Device, member: Device): Promise<void> {
  await run.step("what others write is text, whatever it looks like", async () => {
    const texts = [
      '<img src=x onerror="document.title=1"><script>document.title=2</script>',
      'javascript:alert(1) https://conclave.test/?a=<b>&c="d"',
      "\u202Egnp.txt override \u0000 and a lone \uD800 surrogate",
      `a word without an end ${"x".repeat(3_000)}`,
    ];
    for (const text of texts) await chat.say(page, text);
    await chat.read(member.page, texts[0] ?? "");
    await chat.conversation(member.page).getByText("a word without an end").waitFor();
    await checkAccessibility(member.page);
    ok(await member.page.evaluate("document.title.includes('Harbour office')"));
    const link = chat.conversation(member.page).getByRole("link");
    equal(await link.count(), 1, "only addresses of the web become links");
    deepEqual([await link.getAttribute("rel"), await link.getAttribute("target")], ["noopener noreferrer", "_blank"]);
  });
}

export async function messageActions(run: Run, { page }: Device, member: Device): Promise<void> {
  const other = member.page;
  await run.step("by keyboard, a message is answered, reacted to, edited and removed", async () => {
    // A phone's Enter begins a line.
    await other.getByLabel("Message", { exact: true }).fill("shall we **meet**?");
    await other.getByRole("button", { name: "Send", exact: true }).click();
    await chat.read(page, "meet");
    const row = chat.conversation(page).getByRole("listitem").filter({ hasText: "shall we" });
    await row.focus();
    await page.keyboard.press("+");
    await page.getByRole("dialog", { name: "Choose a reaction" }).getByRole("searchbox").fill("rocket");
    await checkAccessibility(page);
    await page.keyboard.press("Enter");
    await chat.conversation(other).getByRole("button", { name: /🚀/ }).waitFor();
    await row.focus();
    await page.keyboard.press("r");
    await chat.say(page, "at nooon");
    await chat.read(other, "at nooon");
    await chat
      .conversation(other)
      .getByRole("button", { name: /In reply to/ })
      .click();
    await page.getByLabel("Message", { exact: true }).press("ArrowUp");
    await chat.say(page, "at noon");
    await chat.conversation(other).getByRole("button", { name: "(edited)" }).click();
    await other.getByRole("dialog").getByText("at nooon").waitFor();
    await checkAccessibility(other);
    await other.keyboard.press("Escape");
    await chat.conversation(page).getByRole("listitem").filter({ hasText: "at noon" }).focus();
    await page.keyboard.press("Delete");
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await chat.read(other, "This message was removed.");
    await checkAccessibility(page);
  });
  await run.step("what was typed is there after a reload", async () => {
    const field = page.getByLabel("Message", { exact: true });
    await field.fill("half a sentence");
    await chat.draftKept(page);
    await page.reload();
    await field.waitFor();
    equal(await field.inputValue(), "half a sentence");
    await field.fill("");
  });
}

export async function unsent(run: Run, { page, context }: Device, member: Device): Promise<void> {
  await run.step("what was not sent waits through a reload, and goes once", async () => {
    const sends = "**/rooms/*/send/**";
    await context.route(sends, (route) => route.abort("internetdisconnected"));
    await chat.openRoom(page, room);
    await chat.say(page, "kept through a reload");
    await page.getByText("Waiting to be sent").waitFor();
    await page.reload();
    await chat.read(page, "kept through a reload");
    await page.getByText("Waiting to be sent").waitFor();
    // This time it arrives, and its answer doesn't.
    await context.route(sends, async (route) => {
      await route.fetch();
      await route.abort("internetdisconnected");
    });
    await chat.read(member.page, "kept through a reload");
    await page.reload();
    await chat.read(page, "kept through a reload");
    await context.unroute(sends);
    await chat.allSent(page);
    for (const side of [page, member.page]) {
      equal(await chat.conversation(side).getByText("kept through a reload", { exact: true }).count(), 1);
    }
  });
}
