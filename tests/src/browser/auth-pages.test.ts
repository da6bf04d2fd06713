import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { checkAccessibility, fieldFocused, tabThrough } from "./kit/accessibility.ts";
import { acceptInvitation, signIn } from "./kit/auth-steps.ts";
import { browserMissing } from "./kit/browser.ts";
import { makeRecoveryKey, openSettings, signOut } from "./kit/chat-steps.ts";
import { chooseFor, enterConsole, invite, openPart, takeLink } from "./kit/console-steps.ts";
import { type Run, withServer } from "./kit/run.ts";

const password = "nine kettles under the stairs";
const renewed = "eleven kettles on the roof";
const carol = { displayName: "Carol", localpart: "carol", password };

test("setting up by keyboard alone, with every mistake on the way", { skip: browserMissing, timeout: 120_000 }, (t) =>
  withServer(t, async (run) => {
    const { page } = await run.open("owner");
    await run.step("without a link the page says how to get one", async () => {
      await page.goto(`${run.server.origin}/auth/`);
      await page.getByRole("heading", { name: "Not set up yet" }).waitFor();
      await page.getByText("npm run conclave -- setup-link").waitFor();
      await checkAccessibility(page);
    });
    await run.step("a wrong link is told from a right one", async () => {
      await page.goto(`${run.server.origin}/auth/#/set-up/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA`);
      await page.getByRole("heading", { name: "This link no longer works" }).waitFor();
      run.expectRefusals(run.device("owner"), /set-up/);
    });
    await run.step("the link's secret leaves the address, and a reload keeps the form", async () => {
      await page.goto(await run.server.setUpLink());
      await page.getByLabel("Organisation").waitFor();
      equal(new URL(page.url()).hash, "#/set-up");
      await page.reload();
      await page.getByLabel("Organisation").waitFor();
      await checkAccessibility(page);
    });
    await run.step("an empty form says what is missing, and leads to the first of it", async () => {
      await page.getByRole("button", { name: "Set up and open the chat" }).click();
      await page.getByText("Please fill this in.").first().waitFor();
      await fieldFocused(page, "Organisation");
      await checkAccessibility(page);
    });
    await run.step("the keyboard fills it in, in the order in which one reads", async () => {
      await page.keyboard.type("Harbour");
      deepEqual(await tabThrough(page, 1), ['textbox "Server name"']);
      await page.keyboard.press("Control+A");
      await page.keyboard.type("Harbour.test");
      deepEqual(await tabThrough(page, 1), ['checkbox "The server name can never be changed. I have checked it."']);
      await page.keyboard.press("Space");
      deepEqual(await tabThrough(page, 1), ['textbox "Your name (optional)"']);
      await page.keyboard.type("Olive");
      deepEqual(await tabThrough(page, 1), ['textbox "User name"']);
      await page.keyboard.type("Olive");
      await page.getByText("Others reach you as @olive:harbour.test").waitFor();
      deepEqual(await tabThrough(page, 1), ['textbox "Password"']);
      await page.keyboard.type("aaaaaaaaaaaaaa");
      await page.keyboard.press("Enter");
      await page.getByText("This password is too easy to guess.").waitFor();
      await fieldFocused(page, "Password");
      await page.keyboard.press("Control+A");
      await page.keyboard.type(password);
      await page.getByText("Strong", { exact: true }).waitFor();
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: "Make my recovery key" }).waitFor();
      equal(new URL(page.url()).search, "", "no token stays in the address");
      run.expectRefusals(run.device("owner"), /^400 POST .*\/set-up$/);
    });
    await run.step("the link does nothing any more", async () => {
      await page.goto(`${run.server.origin}/auth/#/set-up/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA`);
      await page.getByRole("heading", { name: "Already set up" }).waitFor();
    });
  }),
);

test("invitation, sign-in and a new password", { skip: browserMissing, timeout: 120_000 }, (t) =>
  withServer(t, async (run) => {
    const link = await setUp(run);
    const there = await run.open("carol", { language: "zh-CN", screen: "phone", theme: "dark" });
    const { page } = there;
    await run.step("an invitation is accepted in Chinese, on a phone", async () => {
      await page.goto(link);
      await page.getByRole("heading", { name: "加入 Harbour" }).waitFor();
      await checkAccessibility(page);
      await page.getByRole("combobox", { name: "语言" }).selectOption("en");
      await page.getByRole("heading", { name: "Join Harbour" }).waitFor();
      await page.getByLabel("User name").fill("olive");
      await page.getByLabel("User name").blur();
      await page.getByText("Somebody has this user name already.").waitFor();
      await acceptInvitation(page, carol);
      await makeRecoveryKey(page);
      await checkAccessibility(page);
    });
    await run.step("it was for one", async () => {
      const late = await run.open("late", { beside: there });
      await late.page.goto(link);
      await late.page.getByRole("heading", { name: "This invitation was used" }).waitFor();
      await late.page.goto(`${run.server.origin}/auth/#/invitation/`);
      await late.page.getByRole("heading", { name: "This is no invitation" }).waitFor();
      run.forgetRefusals(late);
    });
    await run.step("a wrong password is refused without saying what is wrong", async () => {
      await openSettings(page, "Profile");
      await signOut(page);
      await page.getByRole("button", { name: "Sign in" }).click();
      for (const [user, guess] of [
        ["carol", "a wrong password"],
        ["nobody", password],
      ] as const) {
        await signIn(page, user, guess);
        await page.getByText("The user name or the password is wrong.").waitFor();
        equal(await page.getByLabel("Password", { exact: true }).inputValue(), "");
      }
      run.expectRefusals(there, /^403 POST .*\/sign-in$/);
      await checkAccessibility(page);
    });
    await run.step("a sign-in whose link was cut leads back to the beginning", async () => {
      await page.goto("about:blank");
      await page.goto(`${run.server.origin}/auth/#/sign-in/AAAA`);
      await page.getByRole("heading", { name: "This took too long" }).waitFor();
      await page.goto("about:blank");
    });
    await run.step("a sign-in that nobody began leads back to the beginning", async () => {
      await page.goto(`${run.server.origin}/auth/#/sign-in/${"A".repeat(43)}`);
      await signIn(page, "carol", password);
      await page.getByRole("heading", { name: "This took too long" }).waitFor();
      run.forgetRefusals(there);
      await page.getByRole("button", { name: "Begin again" }).click();
      await page.getByRole("button", { name: "Sign in" }).click();
    });
    await run.step("a reset link sets a new password, once, and the old one is gone", async () => {
      const reset = await resetCarol(run);
      await signIn(page, "carol", password);
      await page.getByText("The user name or the password is wrong.").waitFor();
      run.expectRefusals(there, /^403 POST .*\/sign-in$/);
      await page.goto(reset);
      await page.getByText("For Carol (@carol:harbour.test).").waitFor();
      await checkAccessibility(page);
      await page.getByLabel("New password").fill(renewed);
      await page.getByRole("button", { name: "Set the password and open the chat" }).click();
      await page.getByRole("heading", { name: "Open your messages here" }).waitFor();
      await checkAccessibility(page);
      await page.goto(reset);
      await page.getByRole("heading", { name: "This link no longer works" }).waitFor();
      run.forgetRefusals(there);
    });
  }),
);

/** Sets an organisation up and makes an invitation. @returns its link. */
async function setUp(run: Run): Promise<string> {
  const owner = await run.open("olive");
  await run.setUp(owner, { displayName: "Olive", localpart: "olive", password });
  await enterConsole(owner.page, run.server.origin, "olive", password);
  await openPart(owner.page, "People");
  return invite(owner.page, "Carol");
}

async function resetCarol(run: Run): Promise<string> {
  const { page } = run.device("olive");
  await page.reload();
  await chooseFor(page, "Carol", "Reset the password");
  await page.getByRole("dialog").getByRole("button", { name: "Reset the password" }).click();
  return takeLink(page, "Link for Carol");
}
