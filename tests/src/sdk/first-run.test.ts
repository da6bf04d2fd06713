import { deepEqual, equal, match, rejects } from "node:assert/strict";
import { after, before, test } from "node:test";
import { newDevice } from "./person.ts";
import { type RunningServer, startServer } from "./server.ts";

let server: RunningServer;
before(async () => {
  server = await startServer();
});
after(() => server.close());

test("a new account gets an identity, a recovery key that is shown and asked for, and a backup", async () => {
  const { client, until } = await newDevice(server, await server.createAccount("ann"));
  const { commands } = client;
  await until("key needed", ({ session }) => session.state === "recovery-set-up" && session.stage === "key-needed");

  const { recoveryKey } = await commands.setUpRecovery();
  match(recoveryKey, /^E[A-Za-z0-9]{3}( [A-Za-z0-9]{4}){11}$/);
  await until("key shown", ({ session }) => session.state === "recovery-set-up" && session.stage === "key-shown");

  await rejects(commands.confirmRecoverySaved("hello"), { code: "recovery-key-malformed" });
  const { recoveryKey: another } = await commands.setUpRecovery();
  await rejects(commands.confirmRecoverySaved(recoveryKey), { code: "recovery-key-wrong" });
  await commands.confirmRecoverySaved(another.replaceAll(" ", ""));

  await until("ready", ({ session }) => session.state === "ready");
  const { encryption, rooms } = client.snapshot();
  equal(encryption.deviceVerified, true);
  equal(encryption.backup, "active");
  equal(rooms.complete, true);
  await rejects(commands.confirmRecoverySaved(another), { code: "not-possible-now" });
  await rejects(commands.setUpRecovery(), { code: "not-possible-now" });
});

test("the account's own name", async () => {
  const { client, until } = await newDevice(server, await server.createAccount("bea"));
  await client.commands.setDisplayName("Bea the First");
  await until("the name", ({ self }) => self?.name === "Bea the First");
  await client.commands.setOwnPicture(new Blob([new Uint8Array([7])], { type: "image/png" }));
  const source = await until("the picture", ({ self }) => self?.avatar);
  deepEqual([...new Uint8Array(await (await client.commands.downloadMedia(source)).arrayBuffer())], [7]);
  await client.commands.setOwnPicture(null);
  await until("no picture", ({ self }) => self?.avatar === null && self.name === "Bea the First");
});
