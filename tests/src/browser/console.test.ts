import { deepEqual, equal, ok } from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { checkAccessibility, tabThrough } from "./kit/accessibility.ts";
import { acceptInvitation, signIn } from "./kit/auth-steps.ts";
import { browserMissing, type Device } from "./kit/browser.ts";
import { createRoom, makeRecoveryKey } from "./kit/chat-steps.ts";
import { chooseFor, enterConsole, invite, openPart, type Part } from "./kit/console-steps.ts";
import { type Run, withServer } from "./kit/run.ts";

const password = "nine kettles under the stairs";
const dora = { displayName: "Dora", localpart: "dora", password };

test("the console: people, invitations, rooms, and what is recorded", { skip: browserMissing, timeout: 180_000 }, (t) =>
  withServer(t, async (run) => {
    const owner = await run.open("olive");
    await run.setUp(owner, { displayName: "Olive", localpart: "olive", password });
    const member = await inviteDora(run, owner);
    await disable(run, owner, member);
    await rooms(run, owner);
    await audit(run, owner);
    await keyboard(run, owner);
    await run.step("every part is well-formed, in Chinese on a phone too", async () => {
      await wellFormed(owner, ["Overview", "People", "Invitations", "Rooms", "Audit log"]);
      const phone = await run.open("phone", { language: "zh-CN", screen: "phone", theme: "dark", beside: owner });
      await enterInChinese(phone, run.server.origin);
      for (const part of ["概览", "人员", "邀请", "房间", "审计日志"]) {
        await phone.page.getByRole("navigation").getByRole("link", { name: part }).click();
        await phone.page.getByRole("heading", { name: part, level: 1 }).waitFor();
        await checkAccessibility(phone.page);
      }
    });
    await run.step("a member finds nothing there", async () => {
      const page = await member.context.newPage();
      await page.goto(`${run.server.origin}/console/`);
      await page.getByRole("button", { name: "Sign in" }).click();
      await signIn(page, dora.localpart, password);
      await page.getByRole("heading", { name: "Nothing here for this account" }).waitFor();
      await page.getByRole("button", { name: "Sign out" }).click();
      await page.getByRole("heading", { name: "Conclave console" }).waitFor();
    });
    await run.step("the next sign-in in a browser ends the one before", async () => {
      const page = await owner.context.newPage();
      await enterConsole(page, run.server.origin, "olive", password);
      await owner.page.getByRole("navigation").getByRole("link", { name: "Rooms" }).click();
      await owner.page.getByRole("heading", { name: "Conclave console" }).waitFor();
      run.expectRefusals(owner, /^401 GET /);
    });
  }),
);

async function inviteDora(run: Run, owner: Device): Promise<Device> {
  const { page } = owner;
  return run.step("an invitation is made, used and listed; another one is revoked", async () => {
    await enterConsole(page, run.server.origin, "olive", password);
    await page.getByText("The server runs in development mode.").waitFor();
    await openPart(page, "People");
    const link = await invite(page, "For Dora");
    const member = await run.open("dora");
    await member.page.goto(link);
    await acceptInvitation(member.page, dora);
    await makeRecoveryKey(member.page);
    await createRoom(member.page, "Dora's drawing room");
    await openPart(page, "Invitations");
    await page.getByText("No open invitations").waitFor();
    await invite(page, "Sent to the wrong person");
    const row = page.getByRole("row").filter({ hasText: "Sent to the wrong person" });
    await row.getByRole("button").click();
    await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
    await page.getByText("The invitation no longer works.").waitFor();
    await page.getByLabel("Show").selectOption({ label: "All" });
    await row.getByText("Revoked").waitFor();
    await page.getByRole("row").filter({ hasText: "For Dora" }).getByText("Used up").waitFor();
    return member;
  });
}

async function disable(run: Run, { page }: Device, member: Device): Promise<void> {
  await run.step("whoever is disabled is signed out at once, and can come back when enabled", async () => {
    await openPart(page, "People");
    await page.getByLabel("Name or user name").fill("dor");
    await page.getByRole("row").filter({ hasText: "Olive" }).waitFor({ state: "detached" });
    await chooseFor(page, "Dora", "Disable");
    await page.getByRole("dialog").getByRole("button", { name: "Disable" }).click();
    await page.getByText("Dora is disabled.").waitFor();
    await member.page.getByRole("button", { name: "Sign in" }).click();
    await signIn(member.page, dora.localpart, password);
    await member.page.getByText("This account is disabled.").waitFor();
    await chooseFor(page, "Dora", "Enable");
    await page.getByRole("dialog").getByRole("button", { name: "Enable" }).click();
    await page.getByText("Dora can sign in again.").waitFor();
    await signIn(member.page, dora.localpart, password);
    await member.page
      .getByRole("heading", { name: "Open your messages here" })
      .or(member.page.getByRole("navigation"))
      .first()
      .waitFor();
    run.forgetRefusals(member);
  });
}

async function rooms(run: Run, { page }: Device): Promise<void> {
  await run.step("a room shows its metadata", async () => {
    await openPart(page, "Rooms");
    const row = page.getByRole("row").filter({ hasText: "Dora's drawing room" });
    await row.getByText("Encrypted", { exact: true }).waitFor();
    await row.getByText("Invited people").waitFor();
    equal(await row.getByRole("cell").nth(1).textContent(), "1");
  });
}

async function audit(run: Run, { page }: Device): Promise<void> {
  await run.step("every act is in the audit log, which can be filtered and exported", async () => {
    await openPart(page, "Audit log");
    for (const type of [
      "account.disabled",
      "account.enabled",
      "invitation.created",
      "invitation.revoked",
      "session.created",
    ]) {
      await page.getByText(type, { exact: true }).first().waitFor();
    }
    await page.getByLabel("What", { exact: true }).selectOption("account.disabled");
    await page.getByRole("button", { name: "Show" }).click();
    await page.getByText("session.created", { exact: true }).first().waitFor({ state: "detached" });
    equal(await page.getByRole("row").count(), 2);
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export as CSV" }).click();
    const csv = await readFile(await (await download).path(), "utf8");
    ok(csv.includes("account.disabled") && csv.includes("@dora:harbour.test"));
    await page.getByRole("button", { name: "Clear" }).click();
    await page.getByText("session.created", { exact: true }).first().waitFor();
  });
}

async function keyboard(run: Run, { page }: Device): Promise<void> {
  await run.step("a person is reached, and a menu used, by keyboard", async () => {
    await openPart(page, "People");
    await page.getByLabel("Name or user name").fill("dora");
    await page.getByRole("row").filter({ hasText: "Olive" }).waitFor({ state: "detached" });
    deepEqual(await tabThrough(page, 2), ['combobox "State"', 'button "Actions for Dora"']);
    await page.keyboard.press("Enter");
    await page.getByRole("menuitem", { name: "Reset the password" }).and(page.locator(":focus")).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Role of Dora" }).waitFor();
    await checkAccessibility(page);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Actions for Dora" }).and(page.locator(":focus")).waitFor();
  });
}

async function wellFormed({ page }: Device, parts: readonly Part[]): Promise<void> {
  for (const part of parts) {
    await openPart(page, part);
    await checkAccessibility(page);
  }
}

async function enterInChinese({ page }: Device, origin: string): Promise<void> {
  await page.goto(`${origin}/console/`);
  await page.getByRole("button", { name: "登录" }).click();
  await page.getByLabel("用户名").fill("olive");
  await page.getByLabel("密码", { exact: true }).fill(password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.getByRole("heading", { name: "概览" }).waitFor();
}
