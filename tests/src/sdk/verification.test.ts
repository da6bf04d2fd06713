import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import type { VerificationSnapshot } from "@conclave/client/snapshots/verification-snapshot";
import { type Device, directChat, newDevice, newPerson, say, sendFailed, texts } from "./person.ts";
import { password, type RunningServer, startServer } from "./server.ts";

let server: RunningServer;
before(async () => {
  server = await startServer();
});
after(() => server.close());

type Comparing = Extract<VerificationSnapshot["stage"], { stage: "comparing" }>;

function stageOf(device: Device, stage: VerificationSnapshot["stage"]["stage"]): Promise<VerificationSnapshot> {
  return device.until(`a verification ${stage}`, ({ verifications }) =>
    verifications.find((one) => one.stage.stage === stage),
  );
}

/** Takes a verification that `from` asked for as far as both see emoji; they must be the same ones. */
async function compare(from: Device, to: Device): Promise<{ readonly ofFrom: string; readonly ofTo: string }> {
  const request = await to.until("an incoming request", ({ verifications }) =>
    verifications.find((one) => one.direction === "incoming" && one.stage.stage === "requested"),
  );
  await to.client.commands.acceptVerification(request.verificationId);
  const [there, here] = await Promise.all([stageOf(from, "comparing"), stageOf(to, "comparing")]);
  equal(emoji(there).length, 7);
  deepEqual(emoji(there), emoji(here));
  return { ofFrom: there.verificationId, ofTo: here.verificationId };
}

/** Only `comparing` has them. */
const emoji = ({ stage }: VerificationSnapshot) =>
  (stage.stage === "comparing" ? stage : ({ emoji: [] } as const)).emoji as Comparing["emoji"];

/** Waits until a device has the keys of another one of its account; requests from unknown devices are ignored. */
async function knows(device: Device, deviceId: string): Promise<void> {
  await device.client.commands.listDevices();
  await device.until("the new device", ({ devices }) =>
    devices?.devices.some((other) => other.deviceId === deviceId && other.verification === "unverified"),
  );
}

async function confirmBoth(from: Device, to: Device): Promise<void> {
  const { ofFrom, ofTo } = await compare(from, to);
  await from.client.commands.confirmVerification(ofFrom);
  await to.client.commands.confirmVerification(ofTo);
  await Promise.all([stageOf(from, "done"), stageOf(to, "done")]);
  await from.client.commands.dismissVerification(ofFrom);
  await to.client.commands.dismissVerification(ofTo);
}

test("a new device is verified by the first one, asks it for the keys, and reads old messages", async () => {
  const first = (await newPerson(server, "ann")).device;
  const friend = (await newPerson(server, "bob")).device;
  const roomId = await directChat(first, friend);
  await say(friend, first, roomId, "before the new device");

  const second = await newDevice(server, first.userId);
  const { deviceId } = await second.until(
    "locked",
    ({ session }) => session.state === "locked" && session.otherDeviceExists && session,
  );
  await second.client.commands.openTimeline(roomId);
  await second.until("an unreadable message", (snapshot) => texts(snapshot, roomId).includes("?"));

  await knows(first, deviceId);
  await second.client.commands.startOwnVerification();
  await confirmBoth(second, first);

  await second.until("ready", ({ session }) => session.state === "ready");
  await second.until("the backup's key", ({ encryption }) => encryption.backup === "active");
  await second.until("the old message", (snapshot) => texts(snapshot, roomId).includes("before the new device"));
  await first.client.commands.listDevices();
  await first.until(
    "both devices verified, and what keeps messages while they are off",
    ({ devices }) =>
      devices?.devices.map(({ dehydrated }) => dehydrated).join() === "false,false,true" &&
      devices.devices.every(({ verification }) => verification === "verified"),
  );
  await say(second, friend, roomId, "from the new device");
});

test("the first device can ask the new one", async () => {
  const first = (await newPerson(server, "cid")).device;
  const second = await newDevice(server, first.userId);
  const { deviceId } = await second.until("locked", ({ session }) => session.state === "locked" && session);
  await knows(first, deviceId);
  await first.client.commands.startOwnVerification(deviceId);
  await confirmBoth(first, second);
  await second.until("ready", ({ session }) => session.state === "ready");
});

test("two people verify each other in their chat", async () => {
  const one = (await newPerson(server, "dora")).device;
  const other = (await newPerson(server, "egon")).device;
  const roomId = await directChat(one, other);
  await one.client.commands.startPersonVerification(other.userId);
  await confirmBoth(one, other);
  for (const [device, person] of [
    [one, other],
    [other, one],
  ] as const) {
    await device.until("the trust", ({ openRooms }) =>
      openRooms[roomId]?.members?.some(({ userId, trust }) => userId === person.userId && trust === "verified"),
    );
  }
});

test("where only verified devices get keys, nothing is sent to whom was verified and has another identity", async () => {
  const one = (await newPerson(server, "uwe")).device;
  const other = (await newPerson(server, "vera")).device;
  const roomId = await directChat(one, other);
  await one.client.commands.startPersonVerification(other.userId);
  await confirmBoth(one, other);
  const trusts = (wanted: string) =>
    one.until(`${wanted}`, ({ openRooms }) =>
      openRooms[roomId]?.members?.some(({ userId, trust }) => userId === other.userId && trust === wanted),
    );
  await trusts("verified");
  await one.client.commands.setOnlyVerifiedDevices(true);
  await say(one, other, roomId, "to you");
  const { recoveryKey } = await other.client.commands.resetIdentity(password);
  await other.client.commands.confirmRecoverySaved(recoveryKey);
  await trusts("identity-changed");
  await one.client.commands.sendText(roomId, "to whom?");
  await one.until("the reason", sendFailed(roomId, "identity-changed"));
});

test("somebody without a chat is invited into one first, and is asked there", async () => {
  const one = (await newPerson(server, "jana")).device;
  const other = (await newPerson(server, "kurt")).device;
  await one.client.commands.startPersonVerification(other.userId);
  const { roomId } = await other.until("the invitation", ({ rooms }) =>
    rooms.entries.find(({ membership }) => membership === "invited"),
  );
  await other.client.commands.acceptInvitation(roomId);
  await confirmBoth(one, other);
});

test("emoji that do not match end it, on both sides, as a mismatch", async () => {
  const one = (await newPerson(server, "fred")).device;
  const other = (await newPerson(server, "gina")).device;
  await directChat(one, other);
  await one.client.commands.startPersonVerification(other.userId);
  const { ofTo } = await compare(one, other);
  await other.client.commands.rejectVerification(ofTo);
  const [here, there] = await Promise.all([stageOf(other, "cancelled"), stageOf(one, "cancelled")]);
  deepEqual(here.stage, { stage: "cancelled", by: "us", reason: "mismatch" });
  deepEqual(there.stage, { stage: "cancelled", by: "them", reason: "mismatch" });
});

test("a request can be declined", async () => {
  const one = (await newPerson(server, "hugo")).device;
  const other = (await newPerson(server, "ida")).device;
  await directChat(one, other);
  await one.client.commands.startPersonVerification(other.userId);
  const { verificationId } = await stageOf(other, "requested");
  await other.client.commands.cancelVerification(verificationId);
  const { stage } = await stageOf(one, "cancelled");
  deepEqual(stage, { stage: "cancelled", by: "them", reason: "declined" });
});
