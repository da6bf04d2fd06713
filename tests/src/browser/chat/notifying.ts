import { deepEqual, ok } from "node:assert/strict";
import { checkAccessibility } from "../kit/accessibility.ts";
import type { Device } from "../kit/browser.ts";
import * as chat from "../kit/chat-steps.ts";
import type { Run } from "../kit/run.ts";
import { room } from "./cast.ts";

export async function notifying(run: Run, { page, context }: Device, member: Device): Promise<void> {
  await run.step("who allowed it is notified of what is said elsewhere, and led there by a click", async () => {
    await chat.openSettings(page, "Notifications");
    await context.grantPermissions(["notifications", "clipboard-read", "clipboard-write"]);
    await page.getByRole("switch", { name: "Notify me on this device" }).check();
    await page.getByRole("switch", { name: "Quiet hours" }).check();
    await checkAccessibility(page);
    await page.getByRole("switch", { name: "Quiet hours" }).uncheck();
    await page.evaluate(`
      const Real = Notification;
      window.Notification = class extends Real {
        constructor(title, options) {
          super(title, options);
          window.notified = { said: [title, options.body], shown: this };
          document.body.dataset.notified = "";
        }
      };
    `);
    // A phone's Enter begins a line.
    await member.page.getByLabel("Message", { exact: true }).fill("the tide is in");
    await member.page.getByRole("button", { name: "Send", exact: true }).click();
    await page.locator("body[data-notified]").waitFor();
    const said = await page.evaluate<string[]>("notified.said");
    deepEqual(
      said.map((text) => text.replace(/[\u2068\u2069]/g, "")),
      [`Emma in ${room}`, "the tide is in"],
    );
    await chat.titled(page, /^\(1\) Conclave$/);
    ok(await page.evaluate("document.querySelector('link[rel=icon]').href.startsWith('data:')"));
    await page.evaluate("notified.shown.onclick()");
    await chat.read(page, "the tide is in");
    await chat.titled(page, /^[^(]/);
  });
}
