import { deepEqual, equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { findPlaintext } from "../system/no-plaintext.ts";
import { acceptInvitation, setUpOrganisation, signIn } from "./kit/auth-steps.ts";
import { browserMissing, type Device } from "./kit/browser.ts";
import * as chat from "./kit/chat-steps.ts";
import { enterConsole, invite, openPart } from "./kit/console-steps.ts";
import { type Run, withServer } from "./kit/run.ts";

const room = "Lighthouse keepers";
const olive = { displayName: "Olive Okonkwo", localpart: "olive", password: "nine kettles under the stairs" };
const bob = { displayName: "Bob Brennan", localpart: "bob", password: "a tram that hums in winter" };
const note = "Bob from the workshop";
const said = {
  greeting: "The ferry leaves at nine, bring the lantern.",
  chinese: "渡轮九点出发，别忘了带灯笼。",
  emoji: "Understood 👩🏽‍🚀🏳️‍🌈, see you at the pier",
  afterReload: "The reply that was written after a reload",
  unread: ["First of two that wait unread", "Second of two that wait unread"],
  offline: "Written while the network was gone",
  outage: "Written while the server was down",
  caption: "The plan of the pier, not for everybody",
} as const;
const text = Buffer.from(`The combination of the safe is 27-4-19.\n${"0123456789abcdef".repeat(4_000)}\n保险箱密码\n`);
/** Behind the end of a picture, where no decoder looks and every byte is kept. */
const overleaf = "What is written on the back of the picture";

test(
  "two people, two browsers, one command: and nothing of it is readable on the server",
  { skip: browserMissing, timeout: 240_000 },
  (t) =>
    withServer(t, async (run) => {
      const people = await firstRuns(run);
      await roomForTwo(run, people);
      await conversation(run, people);
      await attachments(run, people);
      await unreadAndTyping(run, people);
      await verification(run, people);
      const tablet = await secondDevice(run, people);
      await outages(run, people, tablet);
      await signOuts(run, people, tablet);
      await run.step("nothing is readable on the server", async () => {
        await run.server.stop();
        const tokens = run.devices.flatMap((device) => [...device.tokens]);
        ok(tokens.length >= 5, "every session has had tokens");
        const secrets = [
          ...Object.values(said).flat(),
          ...[room, note, olive.displayName, bob.displayName, olive.password, bob.password],
          ...[people.oliveKey, people.bobKey].flatMap((key) => [key, key.replaceAll(" ", "")]),
          ...[
            "plan.txt of the pier",
            "The combination of the safe",
            "0123456789abcdef0123456789abcdef",
            "保险箱密码",
            overleaf,
          ],
          ...[...tokens, people.invitation.split("/").at(-1) ?? ""],
        ];
        deepEqual(await findPlaintext(run.server.folder, secrets), []);
        const output = run.server.output();
        for (const secret of secrets) ok(!output.includes(secret), `the log says "${secret}"`);
      });
    }),
);

interface People {
  readonly olive: Device;
  readonly bob: Device;
  readonly oliveKey: string;
  readonly bobKey: string;
  readonly invitation: string;
  /** A picture that Olive sends: of her own screen. */
  readonly picture: Buffer;
}

async function firstRuns(run: Run): Promise<People> {
  const { server, step } = run;
  const here = await run.open("olive");
  const there = await run.open("bob");
  await step("Olive sets the organisation up", async () => {
    await here.page.goto(await server.setUpLink());
    await setUpOrganisation(here.page, { organisation: "Lighthouse", serverName: "lighthouse.test", owner: olive });
  });
  const oliveKey = await step("she keeps her recovery key", () => chat.makeRecoveryKey(here.page));
  const invitation = await step("she invites Bob in the console", async () => {
    const page = await here.context.newPage();
    await enterConsole(page, server.origin, olive.localpart, olive.password);
    await openPart(page, "People");
    const link = await invite(page, note);
    await page.close();
    return link;
  });
  const bobKey = await step("Bob accepts, and keeps his recovery key", async () => {
    await there.page.goto(invitation);
    await there.page.getByText(`${olive.displayName} invites you to Lighthouse.`).waitFor();
    await acceptInvitation(there.page, bob);
    return chat.makeRecoveryKey(there.page);
  });
  const picture = Buffer.concat([await here.page.screenshot(), Buffer.from(overleaf)]);
  return { olive: here, bob: there, oliveKey, bobKey, invitation, picture };
}

async function roomForTwo({ step }: Run, people: People): Promise<void> {
  await step("Olive makes a room and invites Bob, who accepts", async () => {
    await chat.createRoom(people.olive.page, room);
    await people.olive.page.getByText("Messages are end-to-end encrypted.").waitFor();
    await chat.inviteIntoRoom(people.olive.page, "bob");
    await chat.acceptRoom(people.bob.page, room);
    await chat
      .conversation(people.olive.page)
      .getByText(/Bob Brennan.? joined/)
      .waitFor();
  });
}

async function conversation({ step }: Run, { olive: here, bob: there }: People): Promise<void> {
  await step("they talk both ways, in Chinese and emoji too", async () => {
    await chat.say(here.page, said.greeting);
    await chat.read(there.page, said.greeting);
    await chat.say(there.page, said.chinese);
    await chat.read(here.page, said.chinese);
    await chat.say(here.page, said.emoji);
    await chat.read(there.page, said.emoji);
  });
  await step("Bob reloads, finds everything, and replies", async () => {
    await there.page.reload();
    for (const earlier of [said.greeting, said.chinese, said.emoji]) await chat.read(there.page, earlier);
    await chat.say(there.page, said.afterReload);
    await chat.read(here.page, said.afterReload);
    await chat.allSent(there.page);
  });
}

async function attachments({ step }: Run, { olive: here, bob: there, picture }: People): Promise<void> {
  await step("Olive sends a file and an image; Bob gets the very bytes", async () => {
    await here.page.getByLabel("Message", { exact: true }).fill(said.caption);
    await chat.sendFiles(here.page, [
      { name: "plan.txt of the pier", mimeType: "text/plain", buffer: text },
      { name: "pier.png", mimeType: "image/png", buffer: picture },
    ]);
    await chat.read(there.page, said.caption);
    ok((await chat.download(there.page, "plan.txt of the pier")).equals(text));
    const image = there.page.getByRole("button", { name: "Show pier.png large" });
    await image.locator("img").waitFor();
    await image.click();
    await there.page.getByRole("dialog", { name: "pier.png" }).getByRole("img", { name: "pier.png" }).waitFor();
    ok((await chat.download(there.page, "pier.png")).equals(picture));
    await there.page.keyboard.press("Escape");
    await there.page.getByRole("dialog").waitFor({ state: "detached" });
  });
}

async function unreadAndTyping({ step }: Run, { olive: here, bob: there }: People): Promise<void> {
  await step("what Bob has not read is counted until he reads it", async () => {
    await chat.openSettings(there.page, "Profile");
    for (const message of said.unread) await chat.say(here.page, message);
    await chat.roomRow(there.page, room).getByLabel("2 unread").waitFor();
    equal(await there.page.title(), "(2) Conclave");
    await chat.openRoom(there.page, room);
    for (const message of said.unread) await chat.read(there.page, message);
    await chat.roomRow(there.page, room).getByLabel("2 unread").waitFor({ state: "detached" });
    await chat
      .conversation(here.page)
      .getByLabel(/Read by .?Bob Brennan/)
      .last()
      .waitFor();
  });
  await step("Olive sees that Bob types, and that he stops", async () => {
    await there.page.getByLabel("Message", { exact: true }).pressSequentially("hm");
    const typing = here.page.getByText(/Bob Brennan.? is typing/);
    await typing.waitFor();
    await there.page.getByLabel("Message", { exact: true }).fill("");
    await typing.waitFor({ state: "detached" });
  });
}

async function verification({ step }: Run, { olive: here, bob: there }: People): Promise<void> {
  await step("they verify each other by emoji", async () => {
    await chat.verifyMember(here.page, bob.displayName);
    await here.page.getByRole("dialog", { name: /^Verify .?Bob Brennan/ }).waitFor();
    // It happens in their direct chat, as in other clients; this one doesn't exist yet.
    await there.page.getByRole("link").filter({ hasText: "invites you" }).click();
    await there.page.getByRole("button", { name: "Accept" }).click();
    await there.page.getByRole("button", { name: "Compare emoji" }).click();
    equal(await chat.emojiToCompare(here.page), await chat.emojiToCompare(there.page));
    await here.page.getByRole("button", { name: "They match" }).click();
    await there.page.getByRole("button", { name: "They match" }).click();
    for (const { page } of [here, there]) {
      await page
        .getByText(/You verified/)
        .last()
        .waitFor();
      await page.getByRole("dialog").getByRole("contentinfo").getByRole("button", { name: "Close" }).click();
    }
    await chat
      .member(here.page, bob.displayName)
      .getByRole("img", { name: /^Verified/ })
      .waitFor();
    await chat.openRoom(there.page, room);
  });
}

async function secondDevice(run: Run, { bob: there, bobKey, olive: here }: People): Promise<Device> {
  const tablet = await run.open("bob-tablet", { beside: there });
  await run.step("Bob opens his messages on a second device with his recovery key", async () => {
    const { page } = tablet;
    await page.goto(run.server.origin);
    await page.getByRole("button", { name: "Sign in" }).click();
    await signIn(page, bob.localpart, bob.password);
    await chat.unlock(page, bobKey);
    await chat.openRoom(page, room);
    for (const message of [said.greeting, said.chinese, said.afterReload, ...said.unread])
      await chat.read(page, message);
    ok((await chat.download(page, "plan.txt of the pier")).equals(text));
    await chat.say(page, "From the tablet, which is verified");
    await chat.read(here.page, "From the tablet, which is verified");
  });
  return tablet;
}

async function outages({ step, server }: Run, { olive: here }: People, tablet: Device): Promise<void> {
  await step("what is written without a network is sent when it is back", async () => {
    await tablet.context.setOffline(true);
    await chat.say(tablet.page, said.offline);
    await chat.conversation(tablet.page).getByText("Waiting to be sent").waitFor();
    await tablet.context.setOffline(false);
    await chat.read(here.page, said.offline);
  });
  await step("the server stops and starts again, and nobody has to do anything", async () => {
    const banner = here.page.getByText("No connection to the server.");
    await server.stop();
    await banner.waitFor();
    await chat.say(here.page, said.outage);
    await chat
      .conversation(here.page)
      .getByText(/^(Waiting to be sent|Sending)$/)
      .waitFor();
    await server.startAgain();
    await chat.read(tablet.page, said.outage);
    await banner.waitFor({ state: "detached" });
  });
}

async function signOuts(run: Run, { bob: there }: People, tablet: Device): Promise<void> {
  await run.step("Bob signs the tablet out from his list of devices, at once", async () => {
    await chat.openSettings(there.page, "Devices");
    await chat.signOutOtherDevice(there.page, bob.password);
    await tablet.page.getByText("You were signed out").waitFor();
    // The server wants to be sure that it is Bob.
    run.expectRefusals(there, /^401 DELETE .*\/devices\//);
    deepEqual(await chat.leftBehind(tablet), []);
  });
  await run.step("Bob signs out, and nothing is left in his browser", async () => {
    await chat.openSettings(there.page, "Profile");
    await chat.signOut(there.page);
    // Whatever the tablet had under way when it was signed out.
    run.expectRefusals(tablet, /^401 /);
    deepEqual(await chat.leftBehind(there), []);
  });
}
