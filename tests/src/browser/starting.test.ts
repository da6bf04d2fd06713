import { equal } from "node:assert/strict";
import { test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { checkAccessibility } from "./kit/accessibility.ts";
import { browserMissing } from "./kit/browser.ts";
import * as chat from "./kit/chat-steps.ts";
import { letIn } from "./kit/newcomer.ts";
import { withServer } from "./kit/run.ts";

const password = "nine kettles under the stairs";

/** Runs before the scripts of a page: nothing is encrypted before `letGo`. */
const heldBack = `{
  const gate = new Promise((resolve) => {
    globalThis.letGo = resolve;
  });
  for (const name of ["compile", "compileStreaming", "instantiate", "instantiateStreaming"]) {
    const real = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      await gate;
      return real.apply(WebAssembly, given);
    };
  }
}`;

test("the rooms are there before the session is", { skip: browserMissing, timeout: 180_000 }, (t) =>
  withServer(t, async (run) => {
    const olive = await run.open("olive");
    const owner = { displayName: "Olive", localpart: "olive", password };
    await run.setUp(olive, owner);
    await chat.makeRecoveryKey(olive.page);
    const bob = await letIn(run, { device: olive, ...owner }, { displayName: "Bob", localpart: "bob", password });
    for (const name of ["Quay", "Lighthouse"]) {
      await chat.createRoom(olive.page, name, ["bob"]);
      await chat.acceptRoom(bob.device.page, name);
    }
    await chat.say(bob.device.page, "the lamp is lit");
    await chat.read(olive.page, "the lamp is lit");
    const { page } = olive;
    await page.addInitScript(heldBack);

    await run.step("a room that is clicked before the session is there opens when it is", async () => {
      await reloadTo(page, chat.roomRow(page, "Lighthouse").getByText("the lamp is lit"));
      await chat.roomRow(page, "Quay").click();
      await page.getByRole("heading", { name: "Quay", level: 1 }).waitFor();
      equal(await page.getByLabel("Message", { exact: true }).count(), 0);
      await checkAccessibility(page);
      await page.evaluate("letGo()");
      await page.getByLabel("Message", { exact: true }).waitFor();
      await chat.say(page, "at the quay");
      await chat.allSent(page);
    });

    await run.step("what was unread is not said to be so before the server is heard", async () => {
      await chat.say(bob.device.page, "and bright");
      await chat.roomRow(page, "Lighthouse").getByLabel("1 unread", { exact: true }).waitFor();
      await reloadTo(page, chat.roomRow(page, "Lighthouse").getByLabel("1 unread when last seen"));
      equal(await page.title(), "Quay · Conclave");
      await checkAccessibility(page);
      await page.evaluate("letGo()");
      await chat.roomRow(page, "Lighthouse").getByLabel("1 unread", { exact: true }).waitFor();
      await chat.titled(page, /^\(1\) Quay/);
    });

    await run.step("who signs out leaves no list behind", async () => {
      await chat.openSettings(page, "Profile");
      await chat.signOut(page);
      await page.reload();
      await page.getByRole("button", { name: "Sign in" }).waitFor();
      equal(await page.getByText("Lighthouse").count(), 0);
    });
  }),
);

/** Reloads the page until the list that it kept has something: a reload may come before the list was kept, and one that is as it was is not kept anew. */
async function reloadTo(page: Page, seen: Locator): Promise<void> {
  for (let turn = 0; turn < 4; turn++) {
    const before = await chat.sealedIn(page, "last-seen");
    await page.reload();
    await chat.inRooms(page);
    if (await seen.isVisible()) return;
    await page.evaluate("letGo()");
    const end = Date.now() + 10_000;
    while ((await chat.sealedIn(page, "last-seen")) === before && Date.now() < end);
  }
  throw new Error("The list was not kept.");
}
