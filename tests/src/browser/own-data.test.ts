import { deepEqual, equal, ok } from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type { Page } from "playwright-core";
import { checkAccessibility } from "./kit/accessibility.ts";
import { browserMissing, type Device, launchBrowser } from "./kit/browser.ts";
import * as chat from "./kit/chat-steps.ts";
import { letIn } from "./kit/newcomer.ts";
import { type Run, withServer } from "./kit/run.ts";

const password = "nine kettles under the stairs";
const room = "Harbour office";
const hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
const emma = { displayName: "Emma", localpart: "emma", password };
/** A red point, 1 by 1. */
const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==",
  "base64",
);

test(
  "what is one's own: chosen messages, the first unread one, exports, and the end of an account",
  { skip: browserMissing, timeout: 240_000 },
  (t) =>
    withServer(t, async (run) => {
      const olive = await run.open("olive");
      await run.setUp(olive, { displayName: "Olive", localpart: "olive", password });
      await chat.makeRecoveryKey(olive.page);
      const member = await inviteEmma(run, olive);
      await talk(olive, member);
      await choosing(run, olive, member);
      await silence(run, member);
      await firstUnread(run, olive, member);
      await exporting(run, olive, member);
      await ownData(run, member);
      await lastOwner(run, olive);
      await erasing(run, olive, member);
    }),
);

async function inviteEmma(run: Run, olive: Device): Promise<Device> {
  const { device: member } = await letIn(run, { device: olive, localpart: "olive", password }, emma);
  await chat.createRoom(olive.page, room, ["emma"]);
  await chat.acceptRoom(member.page, room);
  return member;
}

async function talk({ page }: Device, member: Device): Promise<void> {
  await chat.say(page, "the quay is **closed**");
  await chat.say(page, hostile);
  await chat.sendFiles(page, [
    { name: "quay.png", mimeType: "image/png", buffer: picture },
    { name: "../minutes.txt", mimeType: "text/plain", buffer: Buffer.from("berth 2") },
  ]);
  await chat.conversation(member.page).getByText("../minutes.txt", { exact: true }).waitFor();
  await chat.say(member.page, "when does it opne?");
  await chat.read(page, "when does it opne?");
  await chat.allSent(member.page);
  await member.page.getByLabel("Message", { exact: true }).press("ArrowUp");
  await chat.say(member.page, "when does it open?");
  await chat.conversation(page).getByRole("button", { name: "(edited)" }).waitFor();
}

const rowOf = (page: Page, text: string) => chat.conversation(page).getByRole("listitem").filter({ hasText: text });

async function choosing(run: Run, { page }: Device, member: Device): Promise<void> {
  await run.step("messages are chosen by keyboard, copied, and removed together", async () => {
    for (const text of ["one to remove", "another to remove"]) await chat.say(page, text);
    await chat.allSent(page);
    await rowOf(page, "one to remove").focus();
    await page.keyboard.press("x");
    await page.keyboard.press("Shift+ArrowDown");
    const bar = page.getByRole("toolbar", { name: "Selected messages" });
    await bar.getByText("2 selected").waitFor();
    await checkAccessibility(page);
    await bar.getByRole("button", { name: "Copy" }).click();
    await page.getByLabel("Message", { exact: true }).waitFor();
    const copied = (await page.evaluate("navigator.clipboard.readText()")) as string;
    deepEqual(
      copied.split("\n").map((line) => line.replace(/^\[.*?\] /, "")),
      ["Olive: one to remove", "Olive: another to remove"],
    );
    await rowOf(page, "one to remove").click({ button: "right" });
    await page.getByRole("menuitem", { name: "Select" }).click();
    await rowOf(page, "another to remove").click();
    await bar.getByRole("button", { name: "Remove" }).click();
    await page.getByRole("dialog", { name: "Remove 2 messages?" }).getByRole("button", { name: "Remove" }).click();
    await page.getByText("2 messages were removed.").waitFor();
    await chat.conversation(member.page).getByText("This message was removed.").nth(1).waitFor();
  });
}

async function silence(run: Run, { page }: Device): Promise<void> {
  await run.step("a room can be silent", async () => {
    for (const [choice, mark] of [
      ["Nothing", "Silent: nothing counts"],
      ["All messages", null],
    ] as const) {
      await page.getByRole("button", { name: "More actions" }).click();
      await page.getByRole("menuitem", { name: "Notifications" }).click();
      await checkAccessibility(page);
      await page.getByRole("combobox", { name: "Notifications" }).selectOption(choice);
      await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
      const muted = chat.roomRow(page, room).getByTitle(/^Silent/);
      if (mark === null) await muted.waitFor({ state: "detached" });
      else await muted.waitFor();
    }
  });
}

async function firstUnread(run: Run, olive: Device, member: Device): Promise<void> {
  await run.step("after a reload, the first unread message is found, however far above", async () => {
    const { page } = olive;
    const other = member.page;
    await chat.openSettings(other, "Profile");
    for (let line = 0; line < 70; line++) await chat.say(page, `line ${line}`);
    await chat.allSent(page);
    // Nobody writes so fast, and the server doesn't let them tell each time what they read.
    run.forgetRefusals(olive);
    await chat.roomRow(other, room).getByText("line 69").waitFor();
    await other.reload();
    await chat.inRooms(other);
    await chat.openRoom(other, room);
    const way = other.getByRole("button", { name: "Go to the first unread message" });
    const first = rowOf(other, "line 0");
    // It is there already where the cache was written late, and nothing is missing between it and now.
    await way.or(first).first().waitFor();
    if (await way.isVisible()) {
      await way.click();
      await first.and(other.locator(":focus")).waitFor();
    }
    await chat.conversation(other).getByText("New", { exact: true }).waitFor();
    await checkAccessibility(other);
    await way.waitFor({ state: "detached" });
  });
}

/** Unpacks an archive by a program that isn't ours. @returns the folder. */
async function unpacked(path: string): Promise<string> {
  const folder = `${path}-unpacked`;
  await promisify(execFile)("python3", ["-m", "zipfile", "-e", path, folder]);
  return folder;
}

async function exporting(run: Run, olive: Device, member: Device): Promise<void> {
  await run.step("a member exports the conversation, and it can be read without a server", async () => {
    const { page } = member;
    await page.evaluate("delete globalThis.showSaveFilePicker");
    await page.getByRole("button", { name: "More actions" }).click();
    await page.getByRole("menuitem", { name: "Export the conversation" }).click();
    await page.getByLabel("From (optional)").waitFor();
    await checkAccessibility(page);
    const arrived = page.waitForEvent("download");
    await page.getByRole("dialog").getByRole("button", { name: "Export", exact: true }).click();
    const download = await arrived;
    ok(/^Harbour office \d{4}-\d\d-\d\d\.zip$/.test(download.suggestedFilename()), download.suggestedFilename());
    await page.getByText("The export is complete.").waitFor();
    const folder = await unpacked(await download.path());
    deepEqual(readdirSync(join(folder, "files")).sort(), ["0001-quay.png", "0002-_minutes.txt"]);
    equal(readFileSync(join(folder, "files/0002-_minutes.txt"), "utf8"), "berth 2");
    deepEqual(readFileSync(join(folder, "files/0001-quay.png")), picture);
    const facts = JSON.parse(readFileSync(join(folder, "conversation.json"), "utf8"));
    deepEqual([facts.name, facts.exportedBy, facts.files, facts.undecryptable], [room, "@emma:harbour.test", 2, 0]);
    const lines: { text?: string; kind: string; edited?: boolean }[] = JSON.parse(
      readFileSync(join(folder, "messages/messages-0001.json"), "utf8"),
    );
    ok(lines.some(({ text, edited }) => text === "when does it open?" && edited));
    equal(lines.filter(({ kind }) => kind === "removed").length, 2);
    await readOffline(folder);
  });
  await run.step("where the browser can, the export is written into a file that the person chose", async () => {
    const { page } = olive;
    await page.evaluate(`globalThis.showSaveFilePicker = async ({ suggestedName }) =>
      (await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true })`);
    await page.getByRole("button", { name: "More actions" }).click();
    await page.getByRole("menuitem", { name: "Export the conversation" }).click();
    await page.getByLabel("With files").uncheck();
    await page.getByRole("dialog").getByRole("button", { name: "Export", exact: true }).click();
    await page.getByText("The export is complete.").waitFor();
    const begin = await page.evaluate(`(async () => {
      const folder = await navigator.storage.getDirectory();
      for await (const file of folder.values()) return (await (await file.getFile()).slice(0, 2).text());
    })()`);
    equal(begin, "PK");
  });
}

/** Looks at an exported conversation as its owner would, from the disk. */
async function readOffline(folder: string): Promise<void> {
  const browser = await launchBrowser();
  try {
    const page = await (await browser.newContext()).newPage();
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(pathToFileURL(join(folder, "index.html")).href);
    await page.getByRole("heading", { name: room, level: 1 }).waitFor();
    await page.getByRole("listitem").getByRole("link").click();
    await page.getByText("when does it open?").waitFor();
    await page.getByText(hostile).waitFor();
    equal(await page.locator("strong", { hasText: "closed" }).count(), 1);
    await page.getByRole("img", { name: "quay.png" }).scrollIntoViewIfNeeded();
    const decoded = "document.images[0].decode().then(() => document.images[0].naturalWidth)";
    equal(await page.evaluate(decoded), 1);
    equal(await page.evaluate("document.title"), room);
    deepEqual(complaints, []);
  } finally {
    await browser.close();
  }
}

async function ownData(run: Run, { page }: Device): Promise<void> {
  await run.step("she takes along what there is about her, and what she wrote", async () => {
    await chat.openSettings(page, "Your data");
    await page.getByRole("button", { name: "Export my data" }).waitFor();
    await checkAccessibility(page);
    const arrived = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export my data" }).click();
    const folder = await unpacked(await (await arrived).path());
    await page.getByText("The export of your data is complete.").waitFor();
    const read = (path: string) => readFileSync(join(folder, path), "utf8");
    equal(JSON.parse(read("account/profile.json")).displayname, "Emma");
    ok(read("account/rooms.json").includes(room));
    const wrote = read("rooms/0001-Harbour office/messages/messages-0001.html");
    ok(wrote.includes("when does it open?") && !wrote.includes("line 69"));
    ok(!read("account/account-data.json").includes("m.secret_storage"));
  });
}

async function lastOwner(run: Run, olive: Device): Promise<void> {
  await run.step("the last owner can't leave the organisation without one", async () => {
    const { page } = olive;
    await chat.openSettings(page, "Your data");
    await page.getByRole("button", { name: "Erase my account" }).click();
    const dialog = page.getByRole("dialog", { name: "Erase your account?" });
    await dialog.getByLabel(/Type your user name/).fill("olive");
    await dialog.getByRole("button", { name: "Erase for good" }).click();
    await dialog.getByLabel("Your password").fill(password);
    await dialog.getByRole("button", { name: "Erase for good" }).click();
    await dialog.getByText("If you are the last owner").waitFor();
    run.expectRefusals(olive, /^40[13] POST .*\/account\/deactivate$/);
    await page.keyboard.press("Escape");
  });
}

async function erasing(run: Run, olive: Device, member: Device): Promise<void> {
  await run.step("she has her account erased, and nothing of it is left in her browser", async () => {
    const { page } = member;
    await page.getByRole("button", { name: "Erase my account" }).click();
    const dialog = page.getByRole("dialog", { name: "Erase your account?" });
    await checkAccessibility(page);
    const submit = () => dialog.getByRole("button", { name: "Erase for good" }).click();
    await submit();
    await dialog.getByText("This is not your user name.").waitFor();
    await dialog.getByLabel(/Type your user name/).fill("emma");
    await submit();
    await dialog.getByLabel("Your password").fill("something else");
    await submit();
    await dialog.getByText("The password is wrong.").waitFor();
    await dialog.getByLabel("Your password").fill(password);
    await submit();
    await page.getByText("Your account is erased.").waitFor();
    // The server asks who she is, and what she had under way has ended with her session.
    run.expectRefusals(member, /^401 /);
    deepEqual(await chat.leftBehind(member), []);
    await chat.openRoom(olive.page, room);
    await chat
      .conversation(olive.page)
      .getByText(/Emma.* left\./)
      .waitFor();
  });
}
