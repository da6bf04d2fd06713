import { deepEqual, equal, rejects } from "node:assert/strict";
import { after, before, test } from "node:test";
import { directChat, newDevice, newPerson, say, texts } from "./person.ts";
import { password, type RunningServer, startServer } from "./server.ts";

let server: RunningServer;
before(async () => {
  server = await startServer();
});
after(() => server.close());

test("signing out ends the session and forgets everything", async () => {
  const { device } = await newPerson(server, "ann");
  await device.client.commands.signOut();
  deepEqual(device.client.snapshot().session, { state: "signed-out", reason: "signed-out" });
  deepEqual(device.client.snapshot().rooms.entries, []);
  await server.signIn(device.client, device.userId);
  await device.until("a new device that is locked", ({ session }) => session.state === "locked");
});

test("a device that another one signs out is told so", async () => {
  const { device: first } = await newPerson(server, "bob");
  const second = await newDevice(server, first.userId);
  const { deviceId } = await second.until("locked", ({ session }) => session.state === "locked" && session);
  const { commands } = first.client;
  await commands.listDevices();
  await first.until(
    "two devices",
    ({ devices }) => devices?.devices.filter(({ dehydrated }) => !dehydrated).length === 2,
  );
  await commands.renameDevice(deviceId, "The old phone");
  await first.until("the new name", ({ devices }) =>
    devices?.devices.some((device) => device.deviceId === deviceId && device.displayName === "The old phone"),
  );
  await rejects(commands.signOutDevice(deviceId), { code: "password-needed" });
  await rejects(commands.signOutDevice(deviceId, "wrong"), { code: "password-wrong" });
  await commands.signOutDevice(deviceId, password);
  await second.until(
    "signed out by the server",
    ({ session }) => session.state === "signed-out" && session.reason === "ended-by-server",
  );
  await first.until(
    "one device",
    ({ devices }) => devices?.devices.filter(({ dehydrated }) => !dehydrated).length === 1,
  );
});

test("after a soft sign-out the same device goes on", async () => {
  const { device: ann } = await newPerson(server, "cid");
  const { device: friend } = await newPerson(server, "dora");
  const roomId = await directChat(ann, friend);
  await say(friend, ann, roomId, "before");
  const { deviceId } = await ann.until("ready", ({ session }) => session.state === "ready" && session);

  ann.network.expired = true;
  const soft = await ann.until("softly signed out", ({ session }) => session.state === "soft-logged-out" && session);
  equal(soft.deviceId, deviceId);
  await friend.client.commands.sendText(roomId, "while away");
  ann.network.expired = false;

  await server.signIn(ann.client, ann.userId);
  await ann.until("going on", ({ rooms }) => rooms.entries.some((entry) => entry.roomId === roomId));
  equal(texts(ann.client.snapshot(), roomId).length, 0);
});
