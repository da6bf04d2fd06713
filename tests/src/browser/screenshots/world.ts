import type { Browser } from "playwright-core";
import { acceptInvitation, type NewAccount } from "../kit/auth-steps.ts";
import { type Device, type DeviceOptions, openDevice } from "../kit/browser.ts";
import * as chat from "../kit/chat-steps.ts";
import { enterConsole, invite, openPart } from "../kit/console-steps.ts";
import type { Server } from "../kit/server.ts";
import { drawPicture } from "./picture.ts";

/** Who is there, and what they have talked about, when the pictures are taken. */
export interface World {
  readonly server: Server;
  readonly owner: Device;
  readonly bob: Device;
  readonly xiaoyu: Device;
  readonly bobKey: string;
  open(name: string, options?: DeviceOptions): Promise<Device>;
}

const password = "nine kettles under the stairs";
export const olive: NewAccount = { displayName: "Olive Okonkwo", localpart: "olive", password };
export const bob: NewAccount = { displayName: "Bob Brennan", localpart: "bob", password };
export const xiaoyu: NewAccount = { displayName: "陈晓雨", localpart: "xiaoyu", password };

/** The rooms, each with a conversation in the language of its name. */
export const rooms = { english: "Lighthouse crew", chinese: "灯塔值班组", quiet: "Tide tables" } as const;

/** Makes people, rooms and conversations. @param devices the owner's, which has just come into the chat; the others are added. */
export async function populate(browser: Browser, server: Server, devices: Device[]): Promise<World> {
  const [owner] = devices;
  if (owner === undefined) throw new Error("There is no owner.");
  const open = async (name: string, options?: DeviceOptions) => {
    const device = await openDevice(browser, server, name, options);
    devices.push(device);
    return device;
  };
  const office = await owner.context.newPage();
  await enterConsole(office, server.origin, olive.localpart, olive.password);
  await openPart(office, "People");
  const join = async (account: NewAccount) => {
    const device = await open(account.localpart);
    await device.page.goto(await invite(office, account.displayName));
    await acceptInvitation(device.page, account);
    return { device, key: await chat.makeRecoveryKey(device.page) };
  };
  const first = await join(bob);
  const second = await join(xiaoyu);
  await office.close();
  const world = { server, owner, bob: first.device, xiaoyu: second.device, bobKey: first.key, open };
  for (const room of Object.values(rooms)) await gather(world, room);
  await talk(world);
  return world;
}

type People = Pick<World, "owner" | "bob" | "xiaoyu">;

async function gather({ owner, bob: second, xiaoyu: third }: People, room: string): Promise<void> {
  await chat.createRoom(owner.page, room, [bob.localpart, xiaoyu.localpart]);
  for (const { page } of [second, third]) await chat.acceptRoom(page, room);
}

async function talk({ owner, bob: second, xiaoyu: third }: People): Promise<void> {
  const everybody = [owner, second, third];
  const say = async (device: Device, text: string) => {
    await chat.say(device.page, text);
    for (const { page } of everybody) await chat.read(page, text);
  };
  for (const { page } of everybody) await chat.openRoom(page, rooms.english);
  await say(owner, "Good morning! The new lens arrived last night.");
  await say(second, "Already? Then we can align it before the fog comes in on Thursday.");
  await say(third, "I'll bring the level and the long ladder. 🪜");
  await chat.sendFiles(second.page, [
    { name: "north-pier.png", mimeType: "image/png", buffer: await drawPicture(owner.context) },
    { name: "alignment-checklist.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(184_320, "%PDF-1.7 ") },
  ]);
  for (const { page } of everybody)
    await page.getByRole("button", { name: "Download alignment-checklist.pdf" }).waitFor();
  await say(second, "That's the view from the north pier this morning, and the checklist.");
  await say(owner, "Beautiful. See https://lighthouse.test/tides for the tide on Thursday; low water is at 10:40.");
  for (const { page } of everybody) await chat.openRoom(page, rooms.chinese);
  await say(third, "早上好！新的透镜昨晚到了。");
  await say(owner, "太好了，周四起雾之前就能校准。");
  await say(third, "我带水平仪和长梯子过来。🪜");
  await say(owner, "潮汐表我已经核对过，周四 10:40 是低潮。");
  await say(third, "好的，到时候码头见！");
  await chat.openRoom(owner.page, rooms.english);
  await chat.openSettings(second.page, "Profile");
  await chat.openRoom(third.page, rooms.quiet);
  await say2(third, "High water tonight at 22:15, nobody on the causeway after nine, please.");
}

async function say2(device: Device, text: string): Promise<void> {
  await chat.say(device.page, text);
  await chat.read(device.page, text);
  await chat.allSent(device.page);
}
