import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import type { CDPSession, Page } from "playwright-core";
import { signIn } from "./kit/auth-steps.ts";
import { browserMissing, type Device } from "./kit/browser.ts";
import * as chat from "./kit/chat-steps.ts";
import { letIn, type Newcomer } from "./kit/newcomer.ts";
import { type Run, withServer } from "./kit/run.ts";

// What goes wrong around the page: a server that is away, a slow line, a full disk, storage that is gone, a wrong clock, a page that is closed too early.
// Nothing is lost, and the page says what happens.

const password = "nine kettles under the stairs";
const room = "Night shift";
const bob = { displayName: "Bob", localpart: "bob", password };

test("faults around the page cost nothing", { skip: browserMissing, timeout: 300_000 }, (t) =>
  withServer(t, async (run) => {
    const olive = await run.open("olive");
    await run.setUp(olive, { displayName: "Olive", localpart: "olive", password });
    await chat.makeRecoveryKey(olive.page);
    const { device, key } = await inviteBob(run, olive);
    await serverAway(run, olive, device);
    await slowLine(run, olive, device);
    await closedTooEarly(run, olive, device);
    await fullDisk(run, olive, device);
    await wrongClock(run, olive, device, key);
    await storageGone(run, olive, device, key);
  }),
);

async function inviteBob(run: Run, olive: Device): Promise<Newcomer> {
  const newcomer = await letIn(run, { device: olive, localpart: "olive", password }, bob);
  await chat.createRoom(olive.page, room, ["bob"]);
  await chat.acceptRoom(newcomer.device.page, room);
  return newcomer;
}

async function serverAway(run: Run, olive: Device, bob: Device): Promise<void> {
  await run.step(
    "a server that is away is told of; what is written meanwhile goes once, in order, when it is back",
    async () => {
      const sides = [olive.page, bob.page];
      // One has the room's key sent already, the other has it still to send.
      await chat.say(bob.page, "before it goes");
      await chat.read(olive.page, "before it goes");
      await chat.allSent(bob.page);
      const banner = (page: Page) => page.getByText("No connection to the server.");
      await run.server.kill();
      for (const page of sides) await banner(page).waitFor();
      for (const text of ["are you there?", "it seems that nobody is"]) await chat.say(bob.page, text);
      await chat.say(olive.page, "hello?");
      await chat.conversation(bob.page).getByText("Waiting to be sent").first().waitFor();
      await chat.read(bob.page, "it seems that nobody is");
      equal(await chat.conversation(olive.page).getByText("are you there?").count(), 0);
      await run.server.startAgain();
      for (const page of sides) await banner(page).waitFor({ state: "detached" });
      for (const page of sides) await chat.allSent(page);
      await chat.read(bob.page, "hello?");
      await chat.read(olive.page, "it seems that nobody is");
      for (const page of sides) {
        const lines = await chat.conversation(page).getByRole("listitem").allTextContents();
        const at = (text: string) => lines.flatMap((line, index) => (line.includes(text) ? [index] : []));
        const [first = Number.NaN, ...again] = at("are you there?");
        const [second = Number.NaN, ...once] = at("it seems that nobody is");
        ok(first < second, "each room's messages keep their order");
        deepEqual([again, once, at("hello?").length], [[], [], 1], "each is there once");
      }
      await chat.titled(bob.page, /^[^(]/);
      await chat.say(olive.page, "good that it is back");
      await chat.read(bob.page, "good that it is back");
    },
  );
}

async function slowLine(run: Run, olive: Device, { page, context }: Device): Promise<void> {
  await run.step("over a slow line, messages go and come, and a reload leads back to them", async () => {
    const line = await context.newCDPSession(page);
    // A poor mobile connection: 400 ms there and back, 400 KB a second.
    const limits = { offline: false, latency: 400, downloadThroughput: 400_000, uploadThroughput: 50_000 };
    await line.send("Network.enable");
    await line.send("Network.emulateNetworkConditions", limits);
    await chat.say(page, "over a slow line");
    await chat.conversation(page).getByText("Sending").waitFor();
    await chat.read(olive.page, "over a slow line");
    await chat.say(olive.page, "it is slow, but it comes");
    await chat.read(page, "it is slow, but it comes");
    await page.reload();
    await chat.roomRow(page, room).waitFor();
    await chat.read(page, "it is slow, but it comes");
    await line.send("Network.emulateNetworkConditions", {
      ...limits,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
    await line.detach();
  });
}

async function closedTooEarly(run: Run, olive: Device, { page, context }: Device): Promise<void> {
  await run.step("a page that is closed during an upload says that the file was not sent", async () => {
    const uploads = "**/_matrix/media/v3/upload*";
    await context.route(uploads, () => new Promise(() => undefined));
    await chat.sendFiles(page, [
      { name: "rota.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(300_000, "%PDF-1.7 ") },
    ]);
    await chat.conversation(page).getByText("Waiting to be sent").waitFor();
    page.once("dialog", (dialog) => void dialog.accept());
    await page.reload();
    await chat.conversation(page).getByText("Not sent: the page was closed").waitFor();
    await context.unroute(uploads);
    await chat.say(page, "the rota did not go");
    await chat.read(olive.page, "the rota did not go");
    ok((await chat.conversation(olive.page).getByText("rota.pdf").count()) === 0, "nothing half-sent arrives");
  });
}

async function fullDisk(run: Run, olive: Device, { page, context }: Device): Promise<void> {
  await run.step("with a full disk, messages go and come all the same", async () => {
    const storage = await context.newCDPSession(page);
    await setQuota(storage, run, 1);
    await chat.say(page, "the disk is full");
    await chat.read(olive.page, "the disk is full");
    await chat.say(olive.page, "then tidy up");
    await chat.read(page, "then tidy up");
    await setQuota(storage, run, undefined);
    await storage.detach();
    await page.reload();
    await chat.read(page, "then tidy up");
  });
}

async function setQuota(storage: CDPSession, { server }: Run, bytes: number | undefined): Promise<void> {
  const quota = bytes === undefined ? {} : { quotaSize: bytes };
  await storage.send("Storage.overrideQuotaForOrigin", { origin: server.origin, ...quota });
}

async function wrongClock(run: Run, olive: Device, member: Device, key: string): Promise<void> {
  await run.step("a device whose clock is an hour ahead reads and writes, in the right order", async () => {
    const laptop = await run.open("bob-laptop", { beside: member });
    await laptop.context.addInitScript(`{
      const Real = Date;
      const ahead = 3_600_000;
      globalThis.Date = class extends Real {
        constructor(...given) { if (given.length === 0) super(Real.now() + ahead); else super(...given); }
        static now() { return Real.now() + ahead; }
      };
    }`);
    const { page } = laptop;
    await page.goto(run.server.origin);
    await page.getByRole("button", { name: "Sign in" }).click();
    await signIn(page, bob.localpart, password);
    await chat.unlock(page, key);
    await chat.openRoom(page, room);
    await chat.read(page, "then tidy up");
    await chat.say(page, "written an hour ahead");
    await chat.read(olive.page, "written an hour ahead");
    await chat.say(olive.page, "written now");
    await chat.read(page, "written now");
    const lines = await chat.conversation(page).getByRole("listitem").allTextContents();
    const at = (text: string) => lines.findIndex((line) => line.includes(text));
    ok(at("written an hour ahead") < at("written now"), "the server's order holds");
    await chat.allSent(page);
  });
}

async function storageGone(run: Run, olive: Device, { page, context }: Device, key: string): Promise<void> {
  await run.step("where the browser has forgotten everything, one signs in again and reads everything", async () => {
    const storage = await context.newCDPSession(page);
    await storage.send("Storage.clearDataForOrigin", { origin: run.server.origin, storageTypes: "all" });
    await storage.detach();
    await page.goto(run.server.origin);
    await page.getByRole("button", { name: "Sign in" }).click();
    await signIn(page, bob.localpart, password);
    await chat.unlock(page, key);
    await chat.openRoom(page, room);
    for (const earlier of ["over a slow line", "the disk is full", "written now"]) await chat.read(page, earlier);
    await chat.say(page, "back again");
    await chat.read(olive.page, "back again");
  });
}
