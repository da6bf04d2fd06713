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

test("where only the backup's key is missing, the identity stays, and the backup as long as somebody can open it", async () => {
  const { device: first, recoveryKey } = await newPerson(server, "fay");
  const roomId = await directChat(first, friend);
  await say(friend, first, roomId, "one");
  const account = await signInPlainly("fay");
  const identity = await account.identity();
  const backup = await account.backupVersion();
  const storedBackupKey = async () => (await account.accountData("m.megolm_backup.v1"))["encrypted"];

  // This device has the key, and puts it back.
  await account.setAccountData("m.megolm_backup.v1", {});
  for (let attempt = 0; attempt < 20 && (await storedBackupKey()) === undefined; attempt++) {
    await first.client.commands.recover(recoveryKey);
  }
  notEqual(await storedBackupKey(), undefined);

  // Another one doesn't, and leaves the backup to the first.
  await account.setAccountData("m.megolm_backup.v1", {});
  const second = await newDevice(server, first.userId);
  await second.client.commands.recover(recoveryKey);
  await second.until(
    "ready, without the backup's key",
    ({ session, encryption }) => session.state === "ready" && encryption.backup === "locked",
  );
  equal(await account.backupVersion(), backup);

  // Once nobody is left who could open it, there is a new one.
  await first.client.commands.signOut();
  for (let attempt = 0; attempt < 20 && (await account.backupVersion()) === backup; attempt++) {
    await second.client.commands.recover(recoveryKey);
  }
  await second.until(
    "a backup again",
    ({ session, encryption }) => session.state === "ready" && encryption.backup === "active",
  );
  notEqual(await account.backupVersion(), backup);
  equal(await account.identity(), identity);

  const third = await newDevice(server, first.userId);
  await third.client.commands.recover(recoveryKey);
  await third.until("ready", ({ session, encryption }) => session.state === "ready" && encryption.backup === "active");
});

test("where the identity's keys are stored nowhere, the messages are opened all the same, and nothing is replaced", async () => {
  const { device: first, recoveryKey } = await newPerson(server, "gil");
  const roomId = await directChat(first, friend);
  await say(friend, first, roomId, "one");
  const account = await signInPlainly("gil");
  const identity = await account.identity();
  await account.keysInBackup(1);
  for (const name of ["master", "self_signing", "user_signing"]) {
    await account.setAccountData(`m.cross_signing.${name}`, {});
  }
  const second = await newDevice(server, first.userId);
  await second.client.commands.openTimeline(roomId);
  await rejects(second.client.commands.recover(recoveryKey), { code: "identity-not-stored" });
  await second.until("the messages", (snapshot) => texts(snapshot, roomId).includes("one"));
  equal(second.client.snapshot().session.state, "locked");
  equal(await account.identity(), identity);
});

/** The account seen from outside, on plain HTTP. */
async function signInPlainly(name: string) {
  const client = `${server.baseUrl}/_matrix/client/v3`;
  const login = { type: "m.login.password", identifier: { type: "m.id.user", user: name }, password };
  const session = await ask(`${client}/login`, "POST", undefined, login);
  const userId = String(session["user_id"]);
  const call = (method: string, path: string, body?: unknown) =>
    ask(`${client}${path}`, method, String(session["access_token"]), body);
  const accountData = (type: string) => `/user/${encodeURIComponent(userId)}/account_data/${type}`;
  return {
    accountData: (type: string) => call("GET", accountData(type)),
    setAccountData: (type: string, content: unknown) => call("PUT", accountData(type), content),
    backupVersion: async () => (await call("GET", "/room_keys/version"))["version"],
    /** Waits for keys in the backup. */
    async keysInBackup(least: number) {
      while (Number((await call("GET", "/room_keys/version"))["count"]) < least) {
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    /** The master key of the account's identity. */
    async identity() {
      const { master_keys: keys } = await call("POST", "/keys/query", { device_keys: { [userId]: [] } });
      // The server's own tests hold the shape of this answer.
      return JSON.stringify((keys as Readonly<Record<string, { readonly keys: unknown }>>)[userId]?.keys);
    },
  };
}

async function ask(
  url: string,
  method: string,
  token: string | undefined,
  body?: unknown,
): Promise<Readonly<Record<string, unknown>>> {
  const response = await fetch(url, {
    method,
    headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  equal(response.ok, true, `${method} ${url} answered ${response.status}`);
  // An answer of 200 on these routes is an object.
  return (await response.json()) as Readonly<Record<string, unknown>>;
}
