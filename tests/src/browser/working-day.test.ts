import { deepEqual, ok } from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { signIn } from "./kit/auth-steps.ts";
import { browserMissing, type Device } from "./kit/browser.ts";
import * as chat from "./kit/chat-steps.ts";
import { forEach, type Neighbour, newNeighbours, roomPath, sendEvent } from "./kit/neighbour.ts";
import { letIn } from "./kit/newcomer.ts";
import { openToAll, type Run, withServer } from "./kit/run.ts";

// A day of thirty people in twelve rooms and three spaces. Two of them have browsers, and one loses his phone.

const password = "nine kettles under the stairs";
const olive = { displayName: "Olive Okonkwo", localpart: "olive", password };
const bob = { displayName: "Bob Brennan", localpart: "bob", password };
const spaceNames = ["Waterside", "Machine hall", "Head office"] as const;
const roomNames = [
  ...["Berths", "Pilots", "Tides", "Customs"],
  ...["Cranes", "Welding", "Spare parts", "Night watch"],
  ...["Payroll", "Visitors", "Canteen", "Noticeboard"],
] as const;
const desk = "Olive and Bob, behind the desk";
const rota = Buffer.from(`Monday: Bob. Tuesday: Olive.\n${"-".repeat(50_000)}`);

interface Room {
  readonly roomId: string;
  readonly name: string;
  readonly people: readonly Neighbour[];
}

interface Day {
  readonly run: Run;
  readonly desk: Device;
  readonly phone: Device;
  readonly bobKey: string;
  readonly rooms: readonly Room[];
}

test("a working day of thirty people", { skip: browserMissing, timeout: 300_000 }, (t) =>
  withServer(
    t,
    async (run) => {
      const day = await begin(run);
      await findOnesWay(day);
      await busyMorning(day);
      await thread(day);
      const laptop = await lostPhone(day);
      await evening(day, laptop);
    },
    openToAll,
  ),
);

async function begin(run: Run): Promise<Day> {
  const { server, step } = run;
  const device = await run.open("olive");
  await run.setUp(device, olive);
  await chat.makeRecoveryKey(device.page);
  const { device: phone, key: bobKey } = await step("Bob comes in on his phone", () =>
    letIn(run, { device, ...olive }, bob, { deviceName: "bob-phone", screen: "phone" }),
  );
  const rooms = await step("twenty-eight others have twelve rooms in three spaces", async () => {
    const people = await newNeighbours(server, 28, (number) => `colleague${number}`);
    return arrange(people);
  });
  await step("Olive and Bob have a room of their own", async () => {
    await chat.createRoom(device.page, desk, ["bob"]);
    await chat.acceptRoom(phone.page, desk);
    await chat.say(device.page, "Good morning, Bob");
    await chat.read(phone.page, "Good morning, Bob");
    await chat.sendFiles(device.page, [{ name: "rota.txt", mimeType: "text/plain", buffer: rota }]);
    await phone.page.getByRole("button", { name: "Download rota.txt" }).waitFor();
  });
  return { run, desk: device, phone, bobKey, rooms };
}

/** Spaces of four rooms each, every one with nine people; Olive is invited to all. */
async function arrange(people: readonly Neighbour[]): Promise<readonly Room[]> {
  const rooms: Room[] = [];
  for (const [at, space] of spaceNames.entries()) {
    const host = people[at];
    if (host === undefined) throw new Error("There is nobody.");
    const spaceId = await create(host, { name: space, creation_content: { type: "m.space" } });
    for (const [number, name] of roomNames.slice(4 * at, 4 * at + 4).entries()) {
      const roomId = await create(host, { name });
      const child = `${roomPath(spaceId)}/state/m.space.child/${encodeURIComponent(roomId)}`;
      await host.call("PUT", child, { via: ["harbour.test"], suggested: number === 0 });
      const others = Array.from({ length: 8 }, (_, step) => people[(3 + at * 9 + number * 2 + step) % people.length]);
      const members = [host, ...others.filter((one) => one !== undefined && one !== host)].filter(
        (one) => one !== undefined,
      );
      await forEach(members.slice(1), (one) => one.call("POST", `/join/${encodeURIComponent(roomId)}`, {}));
      rooms.push({ roomId, name, people: members });
    }
  }
  return rooms;
}

async function create(host: Neighbour, options: object): Promise<string> {
  const body = { preset: "public_chat", visibility: "public", invite: ["@olive:harbour.test"], ...options };
  return String((await host.call("POST", "/createRoom", body))["room_id"]);
}

async function findOnesWay({ run, desk: { page } }: Day): Promise<void> {
  await run.step("Olive accepts fifteen invitations, and a space shows its rooms alone", async () => {
    for (const name of [...spaceNames, ...roomNames]) {
      await chat.roomRow(page, name).click();
      await page.getByRole("button", { name: "Accept" }).click();
      await page.getByRole("button", { name: "Accept" }).waitFor({ state: "detached" });
    }
    const rail = page.getByRole("navigation", { name: "Spaces" });
    for (const name of spaceNames) await rail.getByRole("button", { name }).waitFor();
    await rail.getByRole("button", { name: "Machine hall" }).click();
    await chat.roomRow(page, "Welding").waitFor();
    await chat.roomRow(page, "Berths").waitFor({ state: "detached" });
    await rail.getByRole("button").first().click();
    await chat.roomRow(page, "Berths").waitFor();
  });
}

async function busyMorning({ run, desk: { page }, rooms }: Day): Promise<void> {
  await run.step("everybody writes, and what Olive has not read is counted to the last one", async () => {
    await chat.openRoom(page, desk);
    const read = new Map<string, number>();
    await forEach(rooms, async ({ roomId, people, name }) => {
      const count = 10 + name.length;
      for (let number = 1; number <= count; number++) {
        const writer = people[number % people.length];
        if (writer === undefined) continue;
        await sendEvent(writer, roomId, "m.room.message", { msgtype: "m.text", body: `${name}, entry ${number}` });
      }
      read.set(name, count);
    });
    for (const { name } of rooms) {
      await chat
        .roomRow(page, name)
        .getByLabel(`${read.get(name)} unread`)
        .waitFor();
    }
    const [first] = rooms;
    const writer = first?.people[1];
    if (first === undefined || writer === undefined) throw new Error("There is no room.");
    await sendEvent(writer, first.roomId, "m.room.message", {
      msgtype: "m.text",
      body: "Olive Okonkwo: is berth two free?",
      "m.mentions": { user_ids: ["@olive:harbour.test"] },
    });
    await chat.roomRow(page, first.name).locator(".ui-count-loud").waitFor();
    await chat.openRoom(page, first.name);
    await readToEnd(page, first.name);
    await chat.read(page, "Olive Okonkwo: is berth two free?");
  });
}

/** Goes from the first unread message, where a room opens, to the last one. */
async function readToEnd(page: Page, name: string): Promise<void> {
  const latest = page.getByRole("button", { name: "Latest" });
  const unread = chat.roomRow(page, name).getByLabel(/unread/);
  if ((await unread.count()) > 0) await latest.click();
  await unread.waitFor({ state: "detached" });
}

async function thread({ run, desk: { page }, rooms: [room] }: Day): Promise<void> {
  await run.step("Olive answers in a thread, and is answered there", async () => {
    const writer = room?.people[2];
    if (room === undefined || writer === undefined) throw new Error("There is no room.");
    await chat.conversation(page).getByRole("listitem").filter({ hasText: "is berth two free?" }).focus();
    await page.keyboard.press("t");
    const field = page.getByLabel("Reply in the thread", { exact: true });
    await field.fill("It is, until four");
    await field.press("Enter");
    await chat.thread(page).getByText("It is, until four").waitFor();
    const path = `${roomPath(room.roomId)}/messages?dir=b&limit=20`;
    const { chunk } = await writer.call("GET", path);
    ok(Array.isArray(chunk));
    const root = chunk.find((event) => String(event.content.body).includes("is berth two free?"))?.event_id;
    await sendEvent(writer, room.roomId, "m.room.message", {
      msgtype: "m.text",
      body: "Then we take it",
      "m.relates_to": { rel_type: "m.thread", event_id: root },
    });
    await chat.thread(page).getByText("Then we take it").waitFor();
    await page.keyboard.press("Escape");
    await chat
      .conversation(page)
      .getByRole("button", { name: /2 replies/ })
      .waitFor();
  });
}

async function lostPhone({ run, desk: { page }, phone, bobKey }: Day): Promise<Device> {
  const laptop = await run.open("bob-laptop");
  await run.step("Bob has a new laptop, reads what was said, and signs the lost phone out", async () => {
    await laptop.page.goto(run.server.origin);
    await laptop.page.getByRole("button", { name: "Sign in" }).click();
    await signIn(laptop.page, bob.localpart, password);
    await chat.unlock(laptop.page, bobKey);
    await chat.openRoom(laptop.page, desk);
    await chat.read(laptop.page, "Good morning, Bob");
    ok((await chat.download(laptop.page, "rota.txt")).equals(rota));
    await chat.openSettings(laptop.page, "Devices");
    await chat.signOutOtherDevice(laptop.page, password);
    run.expectRefusals(laptop, /^401 DELETE .*\/devices\//);
    await phone.page.getByText("You were signed out").waitFor();
    // Whatever the phone had under way.
    if (phone.refusals.length > 0) run.expectRefusals(phone, /^401 /);
    deepEqual(await chat.leftBehind(phone), []);
    await chat.openRoom(page, desk);
    await chat.say(page, "Glad that you are back");
    await chat.openRoom(laptop.page, desk);
    await chat.read(laptop.page, "Glad that you are back");
  });
  return laptop;
}

async function evening({ run, desk: { page }, rooms }: Day, { page: other }: Device): Promise<void> {
  await run.step("when all is read, nothing is counted any more, on a reload too", async () => {
    for (const { name } of rooms) {
      await chat.openRoom(page, name);
      await readToEnd(page, name);
    }
    await chat.titled(page, /^[^(]/);
    await page.reload();
    await chat.inRooms(page);
    await chat.roomRow(page, "Noticeboard").waitFor();
    // At first the counts of the last save are shown; the server's come right after.
    await page
      .getByRole("navigation", { name: "Rooms and chats" })
      .getByLabel(/\d+ unread/)
      .first()
      .waitFor({ state: "detached" });
    await chat.say(other, "Good night");
    await chat.openRoom(page, desk);
    await chat.read(page, "Good night");
  });
}
