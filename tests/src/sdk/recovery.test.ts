import { equal, notEqual, rejects } from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Device, directChat, newDevice, newPerson, say, texts } from "./person.ts";
import { password, type RunningServer, startServer } from "./server.ts";

let server: RunningServer;
let friend: Device;
before(async () => {
  server = await startServer();
  friend = (await newPerson(server, "friend")).device;
});
after(() => server.close());

test("the recovery key opens old messages on a new device", async () => {
  const { device: first, recoveryKey } = await newPerson(server, "ann");
  const roomId = await directChat(first, friend);
  for (const body of ["one", "two", "three"]) await say(friend, first, roomId, body);
  await say(first, friend, roomId, "four");

  const second = await newDevice(server, first.userId);
  await second.until("locked", ({ session }) => session.state === "locked" && session.recoveryKeyExists);
  equal(second.client.snapshot().encryption.backup, "locked");
  await second.client.commands.openTimeline(roomId);
  await second.until("unreadable messages, and why", ({ openRooms }) =>
    openRooms[roomId]?.items.some((item) => item.kind === "undecryptable" && item.reason === "device-locked"),
  );

  await rejects(second.client.commands.recover("EsT1 nonsense"), { code: "recovery-key-malformed" });
  const { recoveryKey: other } = await newPerson(server, "other");
  await rejects(second.client.commands.recover(other), { code: "recovery-key-wrong" });
  equal(second.client.snapshot().session.state, "locked");

  await second.client.commands.recover(recoveryKey);
  await second.until("ready", ({ session, encryption }) => session.state === "ready" && encryption.backup === "active");
  await second.until(
    "the old messages",
    (snapshot) => texts(snapshot, roomId).join() === ["one", "two", "three", "four"].join(),
  );
  await say(second, friend, roomId, "five");
  await first.until("the new device's message", (snapshot) => texts(snapshot, roomId).includes("five"));
});

test("a lost recovery key: a new identity, after the password", async () => {
  const { device: first, recoveryKey } = await newPerson(server, "bea");
  const second = await newDevice(server, first.userId);
  await second.until("locked", ({ session }) => session.state === "locked");
  const { commands } = second.client;

  await rejects(commands.resetIdentity(), { code: "password-needed" });
  await rejects(commands.resetIdentity("wrong"), { code: "password-wrong" });
  // Nothing was lost by the attempts.
  const third = await newDevice(server, first.userId);
  await third.client.commands.recover(recoveryKey);
  await third.until("ready", ({ session }) => session.state === "ready");

  const { recoveryKey: fresh } = await commands.resetIdentity(password);
  notEqual(fresh, recoveryKey);
  await second.until("shown", ({ session }) => session.state === "recovery-set-up" && session.stage === "key-shown");
  await commands.confirmRecoverySaved(fresh);
  await second.until("ready", ({ session, encryption }) => session.state === "ready" && encryption.backup === "active");
  await first.until("the first device is locked now", ({ session }) => session.state === "locked");
  await rejects(first.client.commands.recover(recoveryKey), { code: "recovery-key-wrong" });
  await first.client.commands.recover(fresh);
  await first.until("ready", ({ session }) => session.state === "ready");
});
