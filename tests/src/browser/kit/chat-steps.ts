import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";

/** A file to send: what the browser's file dialog would give. */
export interface SentFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** Makes the recovery key of a first run, "keeps" it, types its end, and comes to the rooms. @returns the key as shown. */
export async function makeRecoveryKey(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Make my recovery key" }).click();
  const key = ((await page.getByLabel("Recovery key").and(page.locator("output")).textContent()) ?? "").trim();
  await page.getByRole("button", { name: "I have kept it" }).click();
  await page.getByLabel("The end of your recovery key").fill(key.split(/\s+/).slice(-2).join(" "));
  await page.getByRole("button", { name: "Done" }).click();
  await inRooms(page);
  return key;
}

/** Opens the messages of an account on a new device. */
export async function unlock(page: Page, recoveryKey: string): Promise<void> {
  await page.getByLabel("Recovery key").fill(recoveryKey);
  await page.getByRole("button", { name: "Unlock" }).click();
  await inRooms(page);
}

/** Waits until the list of rooms is there. */
export async function inRooms(page: Page): Promise<void> {
  await page.getByRole("navigation", { name: "Rooms and chats" }).waitFor();
}

/** Makes a room and comes into it. */
export async function createRoom(page: Page, name: string, invited: readonly string[] = []): Promise<void> {
  await page.getByRole("button", { name: "New room or chat" }).click();
  await page.getByRole("menuitem", { name: "New room" }).click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  for (const person of invited) await addPerson(page, person);
  await page.getByRole("button", { name: "Create room" }).click();
  await inRoom(page, name);
}

/** Invites somebody into the room that is open. */
export async function inviteIntoRoom(page: Page, person: string): Promise<void> {
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Invite people" }).click();
  await addPerson(page, person);
  await page.getByRole("dialog").getByRole("button", { name: "Invite", exact: true }).click();
  await page.getByText("1 person invited.").waitFor();
}

/** Opens an invitation and accepts it. */
export async function acceptRoom(page: Page, name: string): Promise<void> {
  await roomRow(page, name).click();
  await page.getByRole("button", { name: "Accept" }).click();
  await page.getByLabel("Message", { exact: true }).waitFor();
}

/** Opens a room from the list. */
export async function openRoom(page: Page, name: string): Promise<void> {
  await roomRow(page, name).click();
  await inRoom(page, name);
}

/** The row of a room in the list. */
export function roomRow(page: Page, name: string): Locator {
  return page.getByRole("navigation", { name: "Rooms and chats" }).getByRole("link").filter({ hasText: name });
}

/** What was said in the thread that is open. */
export function thread(page: Page): Locator {
  return page.getByRole("log", { name: "Thread" });
}

/** The conversation that is open. */
export function conversation(page: Page): Locator {
  return page.getByRole("log", { name: "Conversation" });
}

/** Types a message and sends it with Enter. */
export async function say(page: Page, text: string): Promise<void> {
  const field = page.getByLabel("Message", { exact: true });
  await field.fill(text);
  await field.press("Enter");
}

/** Waits until a message is shown in the open conversation. */
export async function read(page: Page, text: string): Promise<void> {
  await conversation(page).getByText(text, { exact: true }).waitFor();
}

/** Waits until nothing is on its way any more. */
export async function allSent(page: Page): Promise<void> {
  await conversation(page).locator(".send-state").first().waitFor({ state: "detached" });
}

/** Sends files, with a text that goes with them. */
export async function sendFiles(page: Page, files: readonly SentFile[]): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Attach files" }).click();
  await (await chooser).setFiles([...files]);
  await page.getByRole("list", { name: "Files to send" }).waitFor();
  await page.getByRole("button", { name: "Send", exact: true }).click();
}

/** Downloads a file from the open conversation, or the image that is shown large. */
export async function download(page: Page, name: string): Promise<Buffer> {
  const arrived = page.waitForEvent("download");
  await page.getByRole("button", { name: `Download ${name}` }).click();
  return readFile(await (await arrived).path());
}

/** Goes to a part of the settings. */
export async function openSettings(
  page: Page,
  section: "Profile" | "Appearance" | "Notifications" | "Devices" | "Security" | "Your data",
): Promise<void> {
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("tab", { name: section }).click();
}

async function addPerson(page: Page, person: string): Promise<void> {
  const field = page.getByLabel(/^People( \(optional\))?$/);
  await field.fill(person);
  await field.press("Enter");
  await page
    .getByRole("list", { name: "People to invite" })
    .getByRole("listitem")
    .filter({ hasText: person })
    .waitFor();
}

async function inRoom(page: Page, name: string): Promise<void> {
  await page.getByRole("heading", { name, level: 1 }).waitFor();
  await page.getByLabel("Message", { exact: true }).waitFor();
}

/** A person in the list of members, which is opened if it isn't. */
export function member(page: Page, name: string): Locator {
  return page.getByRole("complementary", { name: "Details" }).getByRole("listitem").filter({ hasText: name });
}

/** Asks a member of the open room to compare emoji. */
export async function verifyMember(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Details" }).click();
  await page.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: "Verify by emoji" }).click();
}

/** Waits for the emoji of a verification. @returns them with their names, in their order. */
export function emojiToCompare(page: Page): Promise<string | null> {
  return page.getByRole("list", { name: "Emoji to compare" }).textContent();
}

/** Signs out the only other device that somebody holds, in the list of devices; the server may ask for the password. */
export async function signOutOtherDevice(page: Page, password: string): Promise<void> {
  const other = page.locator(".device").filter({ hasNotText: /This device|While you are away/ });
  await other.getByRole("button", { name: /^Actions for/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Sign out" }).click();
  const asked = dialog.getByLabel("Your password");
  const done = page.getByText("The device was signed out.");
  await asked.or(done).first().waitFor();
  if (await asked.isVisible()) {
    await asked.fill(password);
    await dialog.getByRole("button", { name: "Sign out" }).click();
  }
  await done.waitFor();
}

/** Signs this device out, from the profile's page. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign out" }).click();
  await page.getByText("You are signed out.").waitFor();
}

/** What a device's browser still keeps of this origin, but for language and theme: keys of storage, stores that hold something. */
export async function leftBehind({ page }: { readonly page: Page }): Promise<unknown> {
  return page.evaluate(`(async () => {
    const left = [...Object.keys(localStorage), ...Object.keys(sessionStorage)];
    const done = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const count = await done(database.transaction(store).objectStore(store).count());
        if (count > 0) left.push(name + "/" + store + ": " + count);
      }
      database.close();
    }
    return left;
  })()`);
}

/** What this browser keeps under a name in the session's store, sealed: only whether it is there, and another one, can be seen. */
export function sealedIn(page: Page, name: "drafts" | "last-seen"): Promise<string | undefined> {
  return keptValue(page, "conclave-session", name);
}

/** Waits until a draft is on the disk of this browser. */
export async function draftKept(page: Page): Promise<void> {
  await valueKept(page, "conclave-session", "drafts", "");
}

/** Waits until the worker was left what a room is called. */
export async function pushNotesKept(page: Page, room: string): Promise<void> {
  await valueKept(page, "conclave-push", "notes", room);
}

/** Waits until a value with a text in it is on the disk of this browser. */
async function valueKept(page: Page, database: string, key: string, text: string): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await keptValue(page, database, key))?.includes(text)) {
    if (Date.now() > end) throw new Error(`${key} was not kept`);
  }
}

async function keptValue(page: Page, database: string, key: string): Promise<string | undefined> {
  // Opening one that isn't there would make it.
  const exists = `indexedDB.databases().then((all) => all.some(({ name }) => name === ${JSON.stringify(database)}))`;
  if (!(await page.evaluate(exists))) return undefined;
  return page.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open(${JSON.stringify(database)});
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const reading = opening.result.transaction("values").objectStore("values").get(${JSON.stringify(key)});
      reading.onsuccess = () => resolve(reading.result);
      reading.transaction.oncomplete = () => opening.result.close();
    };
  })`);
}

/** Waits until the tab is called so; a locator finds no text in the head of a page. */
export async function titled(page: Page, pattern: RegExp): Promise<void> {
  const end = Date.now() + 20_000;
  while (!pattern.test(await page.title())) {
    if (Date.now() > end) throw new Error(`the tab is called ${await page.title()}`);
  }
}
