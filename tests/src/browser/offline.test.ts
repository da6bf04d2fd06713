import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { browserMissing, type Device } from "./kit/browser.ts";
import * as chat from "./kit/chat-steps.ts";
import { letIn } from "./kit/newcomer.ts";
import { type Run, withServer } from "./kit/run.ts";

// The page without a server: it can be installed, starts from what the browser kept, shows what was read before, and keeps what is written until the server is back.

const password = "nine kettles under the stairs";
const bob = { displayName: "Bob", localpart: "bob", password };
const away = "No connection to the server. What you write is sent when it is back.";

test("the page starts, reads and writes without its server", { skip: browserMissing, timeout: 300_000 }, (t) =>
  withServer(t, async (run) => {
    const olive = await run.open("olive");
    await run.setUp(olive, { displayName: "Olive", localpart: "olive", password });
    await chat.makeRecoveryKey(olive.page);
    const { device } = await letIn(run, { device: olive, localpart: "olive", password }, bob);
    await chat.createRoom(olive.page, "Lighthouse", ["bob"]);
    await chat.acceptRoom(device.page, "Lighthouse");
    await installable(run, device);
    await upgraded(run, device);
    await withoutServer(run, olive, device);
    await signedOut(run, device);
  }),
);

async function installable(run: Run, { page, context }: Device): Promise<void> {
  await run.step("the browser would install it, and keeps all that it consists of", async () => {
    await kept(page);
    const browser = await context.newCDPSession(page);
    const { installabilityErrors } = await browser.send("Page.getInstallabilityErrors");
    // A profile of a test is a private window, which installs nothing.
    const errors = installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito");
    deepEqual(errors, []);
    const manifest = await browser.send("Page.getAppManifest");
    deepEqual(manifest.errors, []);
    await browser.detach();
    const files = await keptFiles(page);
    ok(files.includes("/"), "the page itself");
    ok(
      files.some((path) => path.endsWith(".wasm")),
      "the encryption",
    );
    deepEqual(
      files.filter((path) => path !== "/" && !path.startsWith("/assets/")),
      [],
      "nothing else",
    );
  });
}

async function upgraded(run: Run, { page }: Device): Promise<void> {
  await run.step(
    "a page that stays open hears of another version, and is loaded anew when the person wants it",
    async () => {
      const address = `${run.server.origin}/`;
      await page.route(address, async (route) => {
        const response = await route.fetch();
        const body = (await response.text()).replaceAll(/index-[\w-]+\.js/g, "index-another1.js");
        await route.fulfill({ response, body });
      });
      await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
      const said = page.getByText("A new version of Conclave is ready.");
      await said.waitFor();
      await page.unroute(address);
      await page.getByRole("button", { name: "Reload" }).click();
      await chat.roomRow(page, "Lighthouse").waitFor();
      await said.waitFor({ state: "detached" });
    },
  );
}

async function withoutServer(run: Run, olive: Device, { page }: Device): Promise<void> {
  await chat.say(olive.page, "the lamp is lit");
  await chat.read(page, "the lamp is lit");
  await messageStored(page);
  await run.step("with the server stopped, a reload shows rooms and messages, and says so", async () => {
    await run.server.stop();
    await page.reload();
    await page.getByText(away).waitFor();
    await chat.roomRow(page, "Lighthouse").waitFor();
    await chat.read(page, "the lamp is lit");
    await page.getByRole("link", { name: "Bob Settings" }).waitFor();
  });
  await run.step("what is written waits, through another reload too", async () => {
    await chat.say(page, "written in the dark");
    await chat.conversation(page).getByText("Waiting to be sent").waitFor();
    await page.reload();
    await chat.conversation(page).getByText("Waiting to be sent").waitFor();
  });
  await run.step("when the server is back, it goes once", async () => {
    await run.server.startAgain();
    await chat.read(olive.page, "written in the dark");
    await chat.allSent(page);
    await page.getByText(away).waitFor({ state: "detached" });
    await chat.say(olive.page, "morning");
    await chat.read(page, "morning");
    for (const each of [olive.page, page])
      equal(await chat.conversation(each).getByText("written in the dark", { exact: true }).count(), 1);
  });
}

async function signedOut(run: Run, { page }: Device): Promise<void> {
  await run.step("signing out leaves the page and nothing else, and without a server it says what it can", async () => {
    await chat.openSettings(page, "Profile");
    await chat.signOut(page);
    deepEqual(await chat.leftBehind({ page }), []);
    await run.server.stop();
    await page.reload();
    await page.getByRole("button", { name: "Sign in" }).waitFor();
  });
}

/** Waits until the client has written the room with its message to its store, which it does every few seconds while something changes. */
async function messageStored(page: Page): Promise<void> {
  const read = `new Promise((resolve, reject) => {
    const opening = indexedDB.open("matrix-js-sdk:conclave");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const reading = opening.result.transaction("sync").objectStore("sync").getAll();
      reading.onsuccess = () => resolve(JSON.stringify(reading.result).includes('"type":"m.room.encrypted"'));
      reading.transaction.oncomplete = () => opening.result.close();
    };
  })`;
  const end = Date.now() + 20_000;
  while ((await page.evaluate(read)) !== true) {
    if (Date.now() > end) throw new Error("the room was not stored");
  }
}

/** Waits until the page is controlled by its worker, which has kept everything by then. */
async function kept(page: Page): Promise<void> {
  await page.waitForFunction(
    "navigator.serviceWorker.controller !== null && navigator.serviceWorker.controller.state === 'activated'",
  );
}

/** The paths of all that is kept. */
async function keptFiles(page: Page): Promise<readonly string[]> {
  const paths: unknown = await page.evaluate(`(async () => {
    const paths = [];
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys()) paths.push(new URL(request.url).pathname);
    return paths;
  })()`);
  // As the script above gives it.
  return paths as readonly string[];
}
