import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { checkAccessibility, fieldFocused } from "./kit/accessibility.ts";
import { acceptInvitation, signIn } from "./kit/auth-steps.ts";
import { browserMissing, type Device } from "./kit/browser.ts";
import * as chat from "./kit/chat-steps.ts";
import { invitationFor } from "./kit/newcomer.ts";
import { type Run, withServer } from "./kit/run.ts";

const password = "nine kettles under the stairs";
const room = "Harbour office";
/** Recovery keys by user name. */
const keys = new Map<string, string>();
const emma = { displayName: "Emma", localpart: "emma", password };

test(
  "the chat by keyboard, in two tabs, on a phone, and with hostile neighbours",
  { skip: browserMissing, timeout: 240_000 },
  (t) =>
    withServer(t, async (run) => {
      const olive = await run.open("olive");
      await run.setUp(olive, { displayName: "Olive", localpart: "olive", password });
      await chat.makeRecoveryKey(olive.page);
      const member = await inviteEmma(run, olive);
      await keyboard(run, olive);
      await unsent(run, olive, member);
      await hostileTexts(run, olive, member);
      await messageActions(run, olive, member);
      await threads(run, olive, member);
      await history(run, olive, member);
      await searching(run, olive, member);
      await notifying(run, olive, member);
      await phone(run, member);
      await twoTabs(run, olive);
      await dialogs(run, olive);
      await comingAndGoing(run, olive, member);
      await withoutNetwork(run, olive);
      await lookingAfter(run, olive, member);
    }),
);

async function inviteEmma(run: Run, olive: Device): Promise<Device> {
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

async function keyboard(run: Run, { page }: Device): Promise<void> {
  await run.step("a room is found and written into by keyboard", async () => {
    await chat.openSettings(page, "Profile");
    await page.keyboard.press("Control+K");
    await page.getByRole("combobox", { name: "Room, person or command" }).waitFor();
    await checkAccessibility(page);
    await page.keyboard.type("xyzzy");
    await page.getByText("Nothing matches.").waitFor();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("harbour");
    await page.keyboard.press("Enter");
    await fieldFocused(page, "Message");
    await page.keyboard.type("one line");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("and another");
    await page.keyboard.press("Enter");
    await chat.read(page, "one line\nand another");
    await page.getByLabel("Search rooms and people").focus();
    await page.keyboard.press("ArrowDown");
    equal(await page.locator(":focus").getAttribute("aria-current"), "page");
    await checkAccessibility(page);
    await page.getByRole("button", { name: "Details" }).click();
    await checkAccessibility(page);
    await page.getByRole("button", { name: "Details" }).click();
  });
}

async function hostileTexts(run: Run, { page }: Device, member: Device): Promise<void> {
  await run.step("what others write is text, whatever it looks like", async () => {
    const texts = [
      '<img src=x onerror="document.title=1"><script>document.title=2</script>',
      'javascript:alert(1) https://conclave.test/?a=<b>&c="d"',
      "\u202Egnp.txt override \u0000 and a lone \uD800 surrogate",
      `a word without an end ${"x".repeat(3_000)}`,
    ];
    for (const text of texts) await chat.say(page, text);
    await chat.read(member.page, texts[0] ?? "");
    await chat.conversation(member.page).getByText("a word without an end").waitFor();
    await checkAccessibility(member.page);
    ok(await member.page.evaluate("document.title.includes('Harbour office')"));
    const link = chat.conversation(member.page).getByRole("link");
    equal(await link.count(), 1, "only addresses of the web become links");
    deepEqual([await link.getAttribute("rel"), await link.getAttribute("target")], ["noopener noreferrer", "_blank"]);
  });
}

async function messageActions(run: Run, { page }: Device, member: Device): Promise<void> {
  const other = member.page;
  await run.step("by keyboard, a message is answered, reacted to, edited and removed", async () => {
    // A phone's Enter begins a line.
    await other.getByLabel("Message", { exact: true }).fill("shall we **meet**?");
    await other.getByRole("button", { name: "Send", exact: true }).click();
    await chat.read(page, "meet");
    const row = chat.conversation(page).getByRole("listitem").filter({ hasText: "shall we" });
    await row.focus();
    await page.keyboard.press("+");
    await page.getByRole("dialog", { name: "Choose a reaction" }).getByRole("searchbox").fill("rocket");
    await checkAccessibility(page);
    await page.keyboard.press("Enter");
    await chat.conversation(other).getByRole("button", { name: /🚀/ }).waitFor();
    await row.focus();
    await page.keyboard.press("r");
    await chat.say(page, "at nooon");
    await chat.read(other, "at nooon");
    await chat
      .conversation(other)
      .getByRole("button", { name: /In reply to/ })
      .click();
    await page.getByLabel("Message", { exact: true }).press("ArrowUp");
    await chat.say(page, "at noon");
    await chat.conversation(other).getByRole("button", { name: "(edited)" }).click();
    await other.getByRole("dialog").getByText("at nooon").waitFor();
    await checkAccessibility(other);
    await other.keyboard.press("Escape");
    await chat.conversation(page).getByRole("listitem").filter({ hasText: "at noon" }).focus();
    await page.keyboard.press("Delete");
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await chat.read(other, "This message was removed.");
    await checkAccessibility(page);
  });
  await run.step("what was typed is there after a reload", async () => {
    const field = page.getByLabel("Message", { exact: true });
    await field.fill("half a sentence");
    await chat.draftKept(page);
    await page.reload();
    await field.waitFor();
    equal(await field.inputValue(), "half a sentence");
    await field.fill("");
  });
}

async function threads(run: Run, { page }: Device, member: Device): Promise<void> {
  const other = member.page;
  const field = (on: Page) => on.getByLabel("Reply in the thread", { exact: true });
  await run.step("by keyboard, a thread is begun, answered, listed and left", async () => {
    await chat.say(page, "which berth?");
    await chat.read(other, "which berth?");
    await chat.conversation(page).getByRole("listitem").filter({ hasText: "which berth?" }).focus();
    await page.keyboard.press("t");
    await fieldFocused(page, "Reply in the thread");
    await page.keyboard.type("the second, I think");
    await page.keyboard.press("Enter");
    await chat.thread(page).getByText("the second, I think").waitFor();
    await checkAccessibility(page);
    await chat
      .conversation(page)
      .getByRole("button", { name: /1 reply.*the second, I think/ })
      .waitFor();
    // On a phone it covers the conversation.
    await other.getByRole("button", { name: /1 reply/ }).click();
    await chat.thread(other).getByText("the second, I think").waitFor();
    ok(!(await other.getByLabel("Message", { exact: true }).isVisible()));
    await checkAccessibility(other);
    await field(other).fill("@Olive the third");
    await other.getByRole("button", { name: "Send", exact: true }).and(other.locator(".beside button")).click();
    await chat.thread(page).getByText("the third").waitFor();
    await other.goBack();
    await chat.read(other, "which berth?");
    await page.keyboard.press("Escape");
    await chat
      .conversation(page)
      .getByRole("listitem")
      .filter({ hasText: "which berth?" })
      .and(page.locator(":focus"))
      .waitFor();
    await page.getByRole("button", { name: "Threads" }).press("Enter");
    await checkAccessibility(page);
    await page
      .getByRole("complementary", { name: "Threads" })
      .getByRole("link", { name: /which berth/ })
      .press("Enter");
    await chat.thread(page).getByText("the third").waitFor();
    await page.keyboard.press("Escape");
    await chat.thread(page).waitFor({ state: "detached" });
  });
  await run.step("what was typed into a thread is there after a reload, in the thread", async () => {
    await page.getByRole("button", { name: /2 replies/ }).press("Enter");
    await field(page).fill("half an answer");
    await chat.draftKept(page);
    await page.reload();
    await field(page).waitFor();
    equal(await field(page).inputValue(), "half an answer");
    equal(await page.getByLabel("Message", { exact: true }).inputValue(), "");
    await field(page).fill("");
    await page.getByRole("complementary", { name: "Thread" }).getByRole("button", { name: "Close" }).click();
  });
}

async function history(run: Run, { page }: Device, member: Device): Promise<void> {
  await run.step("after a reload nothing is less certain than before", async () => {
    for (let at = 1; at <= 60; at++) await chat.say(page, `entry ${at} of the log book`);
    await chat.read(member.page, "entry 60 of the log book");
    await member.page.reload();
    await chat.read(member.page, "entry 60 of the log book");
    equal(await chat.conversation(member.page).locator(".security-mark").count(), 0);
  });
  await run.step("a new device reads a long conversation back to its beginning", async () => {
    const laptop = await run.open("emma-laptop", { beside: member });
    await laptop.page.goto(run.server.origin);
    await laptop.page.getByRole("button", { name: "Sign in" }).click();
    await signIn(laptop.page, emma.localpart, password);
    await chat.unlock(laptop.page, keys.get("emma") ?? "");
    await chat.openRoom(laptop.page, room);
    await chat.read(laptop.page, "entry 60 of the log book");
    await readBackTo(laptop.page, "This is where the conversation begins.");
    await chat.read(laptop.page, "one line\nand another");
    await laptop.page.getByRole("button", { name: "Latest" }).click();
    await chat.read(laptop.page, "entry 60 of the log book");
  });
}

/** Scrolls up until a text is there. */
async function readBackTo(page: Page, text: string): Promise<void> {
  const found = chat.conversation(page).getByText(text);
  for (let turn = 0; turn < 60 && (await found.count()) === 0; turn++) {
    await page.evaluate("document.querySelector('.timeline-scroll').scrollTop = 0");
    await page.evaluate("new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)))");
  }
  await found.waitFor();
}

async function searching(run: Run, { page }: Device, member: Device): Promise<void> {
  const field = (on: Page) => on.getByLabel("Search messages", { exact: true });
  const results = (on: Page) => on.getByRole("complementary", { name: "Search" });
  await run.step("by keyboard, an encrypted room is searched, and a hit leads to its message", async () => {
    await page.getByLabel("Message", { exact: true }).focus();
    await page.keyboard.press("Control+F");
    await field(page).and(page.locator(":focus")).waitFor();
    await page.keyboard.type("entry 7 log");
    await results(page).getByText("1 message found").waitFor();
    await checkAccessibility(page);
    await results(page)
      .getByRole("button", { name: /entry 7 of the log book/ })
      .press("Enter");
    await chat
      .conversation(page)
      .getByRole("listitem")
      .filter({ hasText: "entry 7 of the log book" })
      .and(page.locator(":focus"))
      .waitFor();
    await page.keyboard.press("Control+F");
    await field(page).and(page.locator(":focus")).waitFor();
    await page.keyboard.type("nothing like it");
    await results(page).getByText("Nothing found").waitFor();
    await page.keyboard.press("Escape");
    await results(page).waitFor({ state: "detached" });
  });
  await run.step("on a phone, a reply in a thread is found, and leads into its thread", async () => {
    const other = member.page;
    await other.getByRole("button", { name: /Search messages/ }).click();
    await field(other).fill("third");
    await checkAccessibility(other);
    await results(other)
      .getByRole("button", { name: /the third/ })
      .click();
    await chat.thread(other).getByText("the third").waitFor();
    await other.getByRole("complementary", { name: "Thread" }).getByRole("button", { name: "Close" }).click();
    await chat.read(other, "entry 60 of the log book");
  });
}

async function notifying(run: Run, { page, context }: Device, member: Device): Promise<void> {
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

async function phone(run: Run, { page }: Device): Promise<void> {
  await run.step("on a phone, in Chinese, one thing at a time", async () => {
    await page.evaluate('localStorage.setItem("conclave.language", "zh-CN")');
    await page.reload();
    await page.getByLabel("消息", { exact: true }).waitFor();
    ok(!(await page.getByRole("navigation", { name: "房间和聊天" }).isVisible()));
    await checkAccessibility(page);
    await page.getByRole("button", { name: "返回列表" }).click();
    await page.getByRole("navigation", { name: "房间和聊天" }).waitFor();
    await checkAccessibility(page);
    await page.getByRole("link", { name: "设置" }).click();
    for (const tab of ["个人资料", "外观", "设备", "安全"]) {
      await page.getByRole("tab", { name: tab }).click();
      await checkAccessibility(page);
    }
    await page.getByRole("tab", { name: "外观" }).click();
    await page.getByLabel("语言").selectOption("en");
    await page.getByRole("button", { name: "Close" }).click();
    await chat.inRooms(page);
  });
}

async function twoTabs(run: Run, { page, context }: Device): Promise<void> {
  await run.step("one tab at a time runs the session, and it can be taken over", async () => {
    const other = await context.newPage();
    await other.goto(run.server.origin);
    await other.getByRole("heading", { name: "Open in another tab" }).waitFor();
    await checkAccessibility(other);
    await other.getByRole("button", { name: "Use it here" }).click();
    await chat.openRoom(other, room);
    await chat.say(other, "from the other tab");
    await chat.read(other, "from the other tab");
    await chat.allSent(other);
    await page.getByRole("heading", { name: "Open in another tab" }).waitFor();
    await other.close();
    await chat.read(page, "from the other tab");
    // It is drawn anew and takes the focus once more, which would be taken from what comes next.
    await fieldFocused(page, "Message");
  });
}

async function dialogs(run: Run, { page }: Device): Promise<void> {
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

async function comingAndGoing(run: Run, { page }: Device, member: Device): Promise<void> {
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

async function withoutNetwork(run: Run, { page, context }: Device): Promise<void> {
  await run.step("a network that goes is told at once, and so is its return", async () => {
    const banner = page.getByText("No connection to the server.");
    await context.setOffline(true);
    await banner.waitFor({ timeout: 5_000 });
    await context.setOffline(false);
    await banner.waitFor({ state: "detached" });
  });
}

async function unsent(run: Run, { page, context }: Device, member: Device): Promise<void> {
  await run.step("what was not sent waits through a reload, and goes once", async () => {
    const sends = "**/rooms/*/send/**";
    await context.route(sends, (route) => route.abort("internetdisconnected"));
    await chat.openRoom(page, room);
    await chat.say(page, "kept through a reload");
    await page.getByText("Waiting to be sent").waitFor();
    await page.reload();
    await chat.read(page, "kept through a reload");
    await page.getByText("Waiting to be sent").waitFor();
    // This time it arrives, and its answer doesn't.
    await context.route(sends, async (route) => {
      await route.fetch();
      await route.abort("internetdisconnected");
    });
    await chat.read(member.page, "kept through a reload");
    await page.reload();
    await chat.read(page, "kept through a reload");
    await context.unroute(sends);
    await chat.allSent(page);
    for (const side of [page, member.page]) {
      equal(await chat.conversation(side).getByText("kept through a reload", { exact: true }).count(), 1);
    }
  });
}

async function lookingAfter(run: Run, { page }: Device, member: Device): Promise<void> {
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
