import { checkAccessibility, fieldFocused } from "../kit/accessibility.ts";
import { acceptInvitation } from "../kit/auth-steps.ts";
import type { Device } from "../kit/browser.ts";
import * as chat from "../kit/chat-steps.ts";
import { invitationFor } from "../kit/newcomer.ts";
import type { Run } from "../kit/run.ts";
import { emma, keys, password, room } from "./cast.ts";

// What is done with rooms and people.

export async function inviteEmma(run: Run, olive: Device): Promise<Device> {
  const link = await invitationFor(run, olive, { localpart: "olive", password }, "Emma");
  const member = await run.open("emma", { language: "zh-CN", screen: "phone", theme: "dark" });
  await member.page.goto(link);
  await member.page.getByRole("combobox", { name: "语言" }).selectOption("en");
  await acceptInvitation(member.page, emma);
  keys.set("emma", await chat.makeRecoveryKey(member.page));
  await chat.createRoom(olive.page, room, ["emma"]);
  await chat.acceptRoom(member.page, room);
  return member;
}

export async function dialogs(run: Run, { page }: Device): Promise<void> {
  await run.step("every dialog is well-formed, begins at its first field, and gives the focus back", async () => {
    const rows: readonly (readonly [button: string, item: string, field: string | undefined])[] = [
      ["New room or chat", "New direct chat", "Person"],
      ["New room or chat", "New room", "Name"],
      ["More actions", "Invite people", "People"],
      ["More actions", "Leave", undefined],
    ];
    for (const [button, item, field] of rows) {
      await page.getByRole("button", { name: button }).press("Enter");
      await page.getByRole("menuitem", { name: item }).click();
      await page.getByRole("dialog").waitFor();
      if (field !== undefined) await fieldFocused(page, field);
      await checkAccessibility(page);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await page.getByRole("button", { name: button }).and(page.locator(":focus")).waitFor();
    }
    await chat.openSettings(page, "Devices");
    await page
      .getByRole("button", { name: /^Actions for/ })
      .first()
      .click();
    await page.getByRole("menuitem", { name: "Rename" }).click();
    await fieldFocused(page, "Name");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("Olive's workbench");
    await page.keyboard.press("Enter");
    await page.locator(".device").filter({ hasText: "Olive's workbench" }).waitFor();
    await checkAccessibility(page);
    await chat.openRoom(page, room);
  });
}

export async function comingAndGoing(run: Run, { page }: Device, member: Device): Promise<void> {
  await run.step("an invitation is declined, a stranger is not found, a room is left", async () => {
    await chat.createRoom(page, "Not for Emma", ["emma"]);
    await chat.roomRow(member.page, "Not for Emma").click();
    await member.page.getByRole("button", { name: "Decline" }).click();
    await chat.roomRow(member.page, "Not for Emma").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "New room or chat" }).click();
    await page.getByRole("menuitem", { name: "New direct chat" }).click();
    await page.getByLabel("Person").fill("nobody");
    await page.keyboard.press("Enter");
    await page.getByText("There is nobody with this user name.").waitFor();
    await page.keyboard.press("Escape");
    run.forgetRefusals(run.device("olive"));
    await page.getByRole("button", { name: "More actions" }).click();
    await page.getByRole("menuitem", { name: "Leave" }).click();
    await page.getByText("You are the last one here").waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Leave" }).click();
    await chat.roomRow(page, "Not for Emma").waitFor({ state: "detached" });
  });
}

export async function lookingAfter(run: Run, { page }: Device, member: Device): Promise<void> {
  const ask = async (item: string) => {
    await page.getByRole("button", { name: "Actions for Emma" }).click();
    await page.getByRole("menuitem", { name: item }).click();
    await page.getByRole("dialog").waitFor();
    await checkAccessibility(page);
  };
  await run.step("who may do what is told, a role is given, and a ban is lifted", async () => {
    await chat.openRoom(page, room);
    await page.getByRole("button", { name: "Details" }).click();
    await page.getByText("Who may do what").waitFor();
    await checkAccessibility(page);
    await ask("Change role");
    await page.getByRole("combobox", { name: "Role" }).selectOption("Moderator");
    await page.getByRole("button", { name: "Change role" }).click();
    await page.locator(".member").filter({ hasText: "Emma" }).getByText("Moderator").waitFor();
    await ask("Ban");
    await page.getByLabel("Reason").fill("a test");
    await page.getByRole("dialog").getByRole("button", { name: "Ban" }).click();
    await chat.roomRow(member.page, room).waitFor({ state: "detached" });
    await page.getByRole("complementary", { name: "Details" }).getByText("Reason: ").waitFor();
    await checkAccessibility(page);
    await page.getByRole("button", { name: "Lift the ban of" }).click();
    await page.getByText("Banned", { exact: true }).waitFor({ state: "detached" });
  });
}
