import type { Locator, Page } from "playwright-core";
import { signIn } from "../kit/auth-steps.ts";
import type { Device } from "../kit/browser.ts";
import * as chat from "../kit/chat-steps.ts";
import { type Camera, speak } from "./camera.ts";
import { takeForReadme } from "./readme-pictures.ts";
import { bob, rooms, type World } from "./world.ts";

/** The first run: the recovery key, from the explanation to the empty list of rooms. */
export async function photographFirstRun(camera: Camera, { page }: Device): Promise<void> {
  await camera.take(page, "chat-02-first-run");
  await page.locator("main button").first().click();
  const key = await page.locator("output").textContent();
  await camera.take(page, "chat-03-recovery-key");
  await page.getByRole("button", { name: "I have kept it" }).click();
  await page.getByRole("textbox").fill("wrong");
  await page.keyboard.press("Enter");
  await page.locator("[aria-invalid=true]").waitFor();
  await camera.take(page, "chat-04-recovery-key-asked-for");
  await page.getByRole("textbox").fill(key ?? "");
  await page.keyboard.press("Enter");
  await chat.inRooms(page);
  await camera.take(page, "chat-05-no-rooms");
}

/** The rooms, a conversation, and every dialog. */
export async function photographChat(camera: Camera, { owner, bob: second }: World): Promise<void> {
  const { page } = owner;
  const row = (name: string) => rows(page).filter({ hasText: name });
  const home = async () => {
    await page.goto(`${new URL(page.url()).origin}/#/`);
    await rows(page).first().waitFor();
  };
  await home();
  await camera.take(page, "chat-06-rooms");
  const read = () => page.locator(".message").last().waitFor();
  await row(rooms.english).click();
  await read();
  await camera.take(page, "chat-07-conversation");
  await takeForReadme(page, "chat", { width: 1280, height: 800, scale: 1.5, theme: "light" });
  await row(rooms.chinese).click();
  await read();
  await camera.take(page, "chat-08-conversation-chinese");
  await speak(page, "zh-CN");
  await takeForReadme(page, "chat-phone", { width: 390, height: 844, scale: 2, theme: "dark" });
  await speak(page, "en");
  await row(rooms.english).click();
  const image = async () => {
    await page.locator(".image-preview img").click();
    await page.locator(".image-dialog-image img").waitFor();
  };
  await image();
  await camera.take(page, "chat-09-image");
  await page.keyboard.press("Escape");
  await page.locator(".room-header button[aria-pressed]").click();
  const details = () => page.locator(".member").first().waitFor();
  await details();
  await camera.take(page, "chat-10-details");
  const headerMenu = async (item: string) => {
    await page.locator(".room-header button[aria-haspopup]").click();
    await page.getByRole("menuitem", { name: item }).click();
    await page.locator("dialog[open]").waitFor();
  };
  await dialogue(camera, page, "chat-11-invite", () => headerMenu("Invite people"));
  await dialogue(camera, page, "chat-12-leave", () => headerMenu("Leave"));
  const sideMenu = async (item: number) => {
    await page.locator(".frame-side-header button[aria-haspopup]").click();
    await page.getByRole("menuitem").nth(item).click();
    await page.locator("dialog[open]").waitFor();
  };
  await dialogue(camera, page, "chat-13-direct-chat", () => sideMenu(0));
  await dialogue(camera, page, "chat-14-create-room", () => sideMenu(1));
  await photographMessage(camera, page);
  await photographSettings(camera, page);
  await photographInvitationAndVerification(camera, owner, second);
}

/** What can be done with one message. */
async function photographMessage(camera: Camera, page: Page): Promise<void> {
  await page.locator(".room-header button[aria-pressed]").click();
  const action = async (name: string) => {
    await page.locator(".message").last().hover();
    await page.getByRole("button", { name: "All actions for this message" }).click();
    await page.getByRole("menuitem", { name, exact: true }).click();
  };
  const question = (name: string) => async () => {
    await action(name);
    await page.locator("dialog[open]").waitFor();
  };
  await dialogue(camera, page, "chat-30-message-details", question("Details"));
  await dialogue(camera, page, "chat-31-forward", question("Forward"));
  await dialogue(camera, page, "chat-32-remove", question("Remove"));
  await action("Reply");
  await page.keyboard.type("Then we start at **nine**, with `lens-align --dry-run`.");
  await camera.take(page, "chat-33-reply");
  await page.keyboard.press("Enter");
  await chat.allSent(page);
  await action("Add a reaction");
  const search = page.getByRole("dialog", { name: "Choose a reaction" }).getByRole("searchbox");
  await search.waitFor();
  await camera.take(page, "chat-34-reaction-picker");
  await search.fill("rocket");
  await search.press("Enter");
  await chat.conversation(page).getByRole("button", { name: /🚀/ }).waitFor();
  await camera.take(page, "chat-35-replied-and-reacted");
}

async function photographSettings(camera: Camera, page: Page): Promise<void> {
  for (const [at, section] of ["profile", "appearance", "devices", "security"].entries()) {
    await page.goto(`${new URL(page.url()).origin}/#/settings/${section}`);
    const ready = () =>
      page
        .locator(section === "devices" ? ".device" : ".settings-section > *")
        .first()
        .waitFor();
    await ready();
    await camera.take(page, `chat-${at + 15}-settings-${section}`);
  }
  await page.goto(`${new URL(page.url()).origin}/#/settings/profile`);
  await dialogue(camera, page, "chat-19-sign-out", async () => {
    await page.locator(".settings-part button").click();
    await page.locator("dialog[open]").waitFor();
  });
}

async function photographInvitationAndVerification(camera: Camera, owner: Device, second: Device): Promise<void> {
  await chat.openRoom(owner.page, rooms.english);
  await chat.verifyMember(owner.page, bob.displayName);
  const invitation = rows(second.page).filter({ hasText: "Olive" }).first();
  await second.page.getByRole("heading", { name: "Invitations" }).waitFor();
  await invitation.click();
  const shown = () => second.page.locator(".invitation").waitFor();
  await shown();
  await camera.take(second.page, "chat-20-invitation");
  await second.page.getByRole("button", { name: "Accept" }).click();
  await second.page.getByRole("button", { name: "Compare emoji" }).waitFor();
  await camera.take(second.page, "chat-21-verification-asked");
  await second.page.getByRole("button", { name: "Compare emoji" }).click();
  await chat.emojiToCompare(second.page);
  await camera.take(second.page, "chat-22-verification-emoji");
  await owner.page.getByRole("button", { name: "They match" }).click();
  await second.page.getByRole("button", { name: "They match" }).click();
  await second.page
    .getByText(/You verified/)
    .last()
    .waitFor();
  await camera.take(second.page, "chat-23-verification-done");
  await second.page.keyboard.press("Escape");
}

/** A second device: locked, unlocked later, without a network, signed out from elsewhere. */
export async function photographDevices(camera: Camera, { bob: second, bobKey, open, server }: World): Promise<void> {
  const { page, context } = await open("tablet");
  await page.goto(server.origin);
  await page.getByRole("button", { name: "Sign in" }).click();
  await signIn(page, bob.localpart, bob.password);
  await page.getByRole("heading", { name: "Open your messages here" }).waitFor();
  await camera.take(page, "chat-24-unlock");
  await page.locator(".card-page-foot button").nth(1).click();
  await page.locator("dialog[open]").waitFor();
  await camera.take(page, "chat-25-begin-anew");
  await page.keyboard.press("Escape");
  await page.locator(".card-page-foot button").first().click();
  await rows(page).first().waitFor();
  await chat.openRoom(page, rooms.english);
  await camera.take(page, "chat-26-locked");
  await page.getByRole("button", { name: "Unlock" }).first().click();
  await chat.unlock(page, bobKey);
  await context.setOffline(true);
  await chat.say(page, "This was written on the causeway, without a network.");
  await chat.conversation(page).locator(".send-state").waitFor();
  await camera.take(page, "chat-27-waiting");
  await context.setOffline(false);
  await chat.allSent(page);
  await chat.openSettings(second.page, "Devices");
  await second.page.locator(".device").nth(1).waitFor();
  await camera.take(second.page, "chat-28-devices");
  await chat.signOutOtherDevice(second.page, bob.password);
  await page.getByText("You were signed out").waitFor();
  await camera.take(page, "chat-29-signed-out-elsewhere");
}

async function dialogue(camera: Camera, page: Page, name: string, open: () => Promise<void>): Promise<void> {
  await open();
  await camera.take(page, name);
  await page.keyboard.press("Escape");
  await page.locator("dialog[open]").waitFor({ state: "detached" });
}

function rows(page: Page): Locator {
  return page.locator("a.room-row");
}
