import { deepEqual, equal, notEqual } from "node:assert/strict";
import { test } from "node:test";
import { type FakePushService, type Pushed, startPushService } from "@conclave/testing/push-service";
import { checkAccessibility } from "./kit/accessibility.ts";
import { browserMissing, type Device } from "./kit/browser.ts";
import * as chat from "./kit/chat-steps.ts";
import { letIn } from "./kit/newcomer.ts";
import { type FakePush, fakePush, until } from "./kit/push-steps.ts";
import { type Run, withServer } from "./kit/run.ts";

// Web Push from end to end, but for the way between a vendor's push service and the browser: the service is the test's own, which checks what comes and decrypts it, and the browser is
// handed that by its own debugging protocol.

const password = "nine kettles under the stairs";
const bob = { displayName: "Bob", localpart: "bob", password };
const room = "Lighthouse";

test("a closed browser is told of news, and of nothing more", { skip: browserMissing, timeout: 300_000 }, async (t) => {
  const service = await startPushService();
  const environment = { CONCLAVE_WEB_PUSH: "on", CONCLAVE_OUTBOUND_ALLOW: service.destination };
  const act = async (run: Run) => {
    const olive = await run.open("olive");
    await run.setUp(olive, { displayName: "Olive", localpart: "olive", password });
    await chat.makeRecoveryKey(olive.page);
    const { device } = await letIn(run, { device: olive, localpart: "olive", password }, bob);
    await chat.createRoom(olive.page, room, ["bob"]);
    await chat.acceptRoom(device.page, room);
    await unreachable(run, device);
    const push = await fakePush(device.context, run.server.origin, service);
    await turnedOn(run, device, service, push);
    const told = await newsAtTheService(run, olive, service);
    await pageOpen(run, device, told, push);
    const again = await pageClosed(run, device, told, push);
    await signedOut(run, olive, again, service, push);
  };
  try {
    await withServer(t, act, environment);
  } finally {
    service.close();
  }
});

async function unreachable(run: Run, { page, context, problems }: Device): Promise<void> {
  await run.step("a browser that can't reach its maker's push service says so, and nothing is on", async () => {
    await context.grantPermissions(["notifications", "clipboard-read", "clipboard-write"]);
    await page.reload();
    await chat.openSettings(page, "Notifications");
    await page.getByRole("switch", { name: "Notify me on this device" }).check();
    const whenClosed = page.getByRole("switch", { name: "Also while Conclave is closed" });
    await whenClosed.click();
    await page.getByText("This browser could not reach its maker's push service.").waitFor();
    equal(await whenClosed.isChecked(), false);
    // The profile of a test is a private window, of which the browser writes that it has no push service.
    const others = problems.filter((problem) => !problem.includes("Push API in incognito mode"));
    problems.splice(0, problems.length, ...others);
    await checkAccessibility(page);
  });
}

async function turnedOn(run: Run, { page }: Device, service: FakePushService, push: FakePush): Promise<void> {
  await run.step("who wants to be told while the page is closed says so, and is asked before", async () => {
    await page.reload();
    await page.getByRole("switch", { name: "Also while Conclave is closed" }).check();
    const key = await until("the browser is subscribed", () => push.subscribedFor() ?? undefined);
    service.applicationServerKey = key;
    await chat.pushNotesKept(page, room);
  });
}

async function newsAtTheService(run: Run, olive: Device, service: FakePushService): Promise<Pushed> {
  return run.step("the push service gets where there is news, signed and encrypted, and nothing of it", async () => {
    await chat.say(olive.page, "the tide is in");
    const told = await until("the server pushes", () => service.pushed[0]);
    deepEqual(Object.keys(Object(told.message)).sort(), ["event_id", "room_id", "unread"]);
    equal(told.claims.aud, `http://${service.destination}`);
    return told;
  });
}

async function pageOpen(run: Run, { page }: Device, { message }: Pushed, push: FakePush): Promise<void> {
  await run.step("while the page is before somebody's eyes, the worker leaves it to the page", async () => {
    await page.bringToFront();
    await until("the page has notified", async () => ((await push.shown()).length > 0 ? true : undefined));
    deepEqual(
      (await push.shown()).map(({ title, body }) => [title, body].map((text) => text.replace(/[\u2068\u2069]/g, ""))),
      [["Olive in Lighthouse", "the tide is in"]],
    );
    await chat.openRoom(page, room);
    await until("what is read is no news", async () => ((await push.shown()).length === 0 ? true : undefined));
    await push.deliver(message);
    deepEqual(await push.shown(), []);
  });
}

async function pageClosed(
  run: Run,
  { page, context }: Device,
  { message }: Pushed,
  push: FakePush,
): Promise<Device["page"]> {
  return run.step("while it is closed, the worker says that there is news and where, once a room", async () => {
    await page.close();
    await push.deliver(message);
    await push.deliver(message);
    const { room_id: roomId } = Object(message);
    deepEqual(await push.shown(), [{ title: "New message", body: room, tag: roomId }]);
    const again = await context.newPage();
    await again.goto(`${run.server.origin}/#/rooms/${encodeURIComponent(String(roomId))}`);
    await chat.read(again, "the tide is in");
    await until("what is read is no news", async () => ((await push.shown()).length === 0 ? true : undefined));
    return again;
  });
}

async function signedOut(
  run: Run,
  olive: Device,
  page: Device["page"],
  service: FakePushService,
  push: FakePush,
): Promise<void> {
  await run.step("signing out ends the subscription, and nothing is left for the worker", async () => {
    notEqual(push.subscribedFor(), null);
    await chat.openSettings(page, "Profile");
    await chat.signOut(page);
    equal(push.subscribedFor(), null);
    deepEqual(await chat.leftBehind({ page }), []);
    const before = service.pushed.length;
    await chat.say(olive.page, "nobody is told of this");
    await chat.allSent(olive.page);
    equal(service.pushed.length, before);
  });
}
