import { ok } from "node:assert/strict";
import { checkAccessibility, fieldFocused } from "../kit/accessibility.ts";
import type { Device } from "../kit/browser.ts";
import * as chat from "../kit/chat-steps.ts";
import type { Run } from "../kit/run.ts";
import { room } from "./cast.ts";

// Where the chat runs: on a phone, in two tabs, without a network.

export async function phone(run: Run, { page }: Device): Promise<void> {
  await run.step("on a phone, in Chinese, one thing at a time", async () => {
    await page.evaluate('localStorage.setItem("conclave.language", "zh-CN")');
    await page.reload();
    await page.getByLabel("消息", { exact: true }).waitFor();
    ok(!(await page.getByRole("navigation", { name: "房间和聊天" }).isVisible()));
    await checkAccessibility(page);
    await page.getByRole("button", { name: "返回列表" }).click();
    await page.getByRole("navigation", { name: "房间和聊天" }).waitFor();
    await checkAccessibility(page);
    await page.getByRole("link", { name: "设置" }).click();
    for (const tab of ["个人资料", "外观", "设备", "安全"]) {
      await page.getByRole("tab", { name: tab }).click();
      await checkAccessibility(page);
    }
    await page.getByRole("tab", { name: "外观" }).click();
    await page.getByLabel("语言").selectOption("en");
    await page.getByRole("button", { name: "Close" }).click();
    await chat.inRooms(page);
  });
}

export async function twoTabs(run: Run, { page, context }: Device): Promise<void> {
  await run.step("one tab at a time runs the session, and it can be taken over", async () => {
    const other = await context.newPage();
    await other.goto(run.server.origin);
    await other.getByRole("heading", { name: "Open in another tab" }).waitFor();
    await checkAccessibility(other);
    await other.getByRole("button", { name: "Use it here" }).click();
    await chat.openRoom(other, room);
    await chat.say(other, "from the other tab");
    await chat.read(other, "from the other tab");
    await chat.allSent(other);
    await page.getByRole("heading", { name: "Open in another tab" }).waitFor();
    await other.close();
    await chat.read(page, "from the other tab");
    // It is drawn anew and takes the focus once more, which would be taken from what comes next.
    await fieldFocused(page, "Message");
  });
}

export async function withoutNetwork(run: Run, { page, context }: Device): Promise<void> {
  await run.step("a network that goes is told at once, and so is its return", async () => {
    const banner = page.getByText("No connection to the server.");
    await context.setOffline(true);
    await banner.waitFor({ timeout: 5_000 });
    await context.setOffline(false);
    await banner.waitFor({ state: "detached" });
  });
}
