import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { quietLogger, quietSdk } from "@conclave/client/engine/quiet-logger";
import { createClient, type MatrixClient } from "matrix-js-sdk";
import { letLongTimersGo } from "./long-timers.ts";
import { type Device, directChat, newDevice, newPerson, say, texts } from "./person.ts";
import { password, type RunningServer, startServer } from "./server.ts";

letLongTimersGo();
quietSdk();

let server: RunningServer;
before(async () => {
  server = await startServer();
});
after(() => server.close());

/** Where the key of secret storage is, once somebody has it. */
interface SecretKey {
  privateKey?: Uint8Array<ArrayBuffer>;
}

/** Signs in on a new device and lets it sync, its encryption in memory. */
async function signIn(name: string, secret: SecretKey): Promise<MatrixClient> {
  const { baseUrl } = server;
  const response = await fetch(`${baseUrl}/_matrix/client/v3/login`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ type: "m.login.password", identifier: { type: "m.id.user", user: name }, password }),
  });
  // The contract of the sign-in.
  const session = (await response.json()) as Record<"user_id" | "access_token" | "device_id", string>;
  const client = createClient({
    baseUrl,
    userId: session.user_id,
    accessToken: session.access_token,
    deviceId: session.device_id,
    logger: quietLogger,
    cryptoCallbacks: {
      async getSecretStorageKey({ keys }) {
        const [keyId] = Object.keys(keys);
        return keyId === undefined || secret.privateKey === undefined ? null : [keyId, secret.privateKey];
      },
    },
  });
  await client.initRustCrypto({ useIndexedDB: false });
  await client.startClient({ initialSyncLimit: 20 });
  server.onClose(async () => client.stopClient());
  await until("a first sync", () => client.isInitialSyncComplete());
  return client;
}

function cryptoOf(client: MatrixClient) {
  const crypto = client.getCrypto();
  if (crypto === undefined) throw new Error("the client has no encryption");
  return crypto;
}

test("who was signed in nowhere reads what was written meanwhile, from the dehydrated device", async () => {
  await server.createAccount("ann");
  await server.createAccount("bob");
  const secret: SecretKey = {};
  const first = await signIn("ann", secret);
  const crypto = cryptoOf(first);
  const proof = { type: "m.login.password", identifier: { type: "m.id.user", user: "ann" }, password };
  await crypto.bootstrapCrossSigning({ authUploadDeviceSigningKeys: async (send) => void (await send(proof)) });
  await crypto.bootstrapSecretStorage({
    async createSecretStorageKey() {
      const key = await crypto.createRecoveryKeyFromPassphrase();
      secret.privateKey = key.privateKey;
      return key;
    },
  });
  equal(await crypto.isDehydrationSupported(), true);
  await crypto.startDehydration();

  const bob = await signIn("bob", {});
  const encryption = { type: "m.room.encryption", state_key: "", content: { algorithm: "m.megolm.v1.aes-sha2" } };
  const annId = first.getUserId() ?? "";
  const { room_id: roomId } = await bob.createRoom({ initial_state: [encryption], invite: [annId] });
  await until("the invitation", () => first.getRoom(roomId)?.getMyMembership() === "invite");
  await first.joinRoom(roomId);
  await until("both in the room", () => bob.getRoom(roomId)?.getMember(annId)?.membership === "join");
  const devices = (await cryptoOf(bob).getUserDeviceInfo([annId], true)).get(annId);
  deepEqual([...(devices?.values() ?? [])].map((device) => device.dehydrated).sort(), [false, true]);

  first.stopClient();
  await first.logout(true);
  const { event_id: eventId } = await bob.sendTextMessage(roomId, "while you were away");

  const second = await signIn("ann", secret);
  const event = () => second.getRoom(roomId)?.findEventById(eventId);
  await until("the message, unreadable", () => event()?.isDecryptionFailure() === true);
  // The identity comes out of secret storage, once it is known which one it has to be.
  await until("the identity", () => cryptoOf(second).userHasCrossSigningKeys());
  await cryptoOf(second).bootstrapCrossSigning({});
  await cryptoOf(second).startDehydration();
  await until("the message, read", () => event()?.getContent()["body"] === "while you were away");
});

/** The dehydrated devices of somebody, as a friend's client may ask for them. */
async function dehydratedDevices(friend: MatrixClient, userId: string): Promise<readonly string[]> {
  const { device_keys: keys } = await friend.downloadKeysForUsers([userId]);
  return Object.entries(keys[userId] ?? {}).flatMap(([deviceId, device]) =>
    // Under its unstable name, which the SDK's type doesn't have.
    (device as { readonly dehydrated?: unknown }).dehydrated === true ? [deviceId] : [],
  );
}

test("our client sees to it by itself, from the first recovery key on", async () => {
  const { device: cem, recoveryKey } = await newPerson(server, "cem");
  const { device: dora } = await newPerson(server, "dora");
  await server.createAccount("observer");
  const observer = await signIn("observer", {});
  const roomId = await directChat(cem, dora);
  await say(dora, cem, roomId, "before");
  let first: readonly string[] = [];
  await until("a dehydrated device", async () => {
    first = await dehydratedDevices(observer, cem.userId);
    return first.length === 1;
  });

  await cem.client.commands.signOut();
  await dora.client.commands.sendText(roomId, "while you were away");
  await dora.until("it sent", sentAs(roomId, "while you were away"));

  const second = await newDevice(server, cem.userId);
  const locked = await second.until("locked", ({ session }) => session.state === "locked" && session);
  // Nobody can compare emoji with what is asleep.
  equal(locked.otherDeviceExists, false);
  await second.client.commands.openTimeline(roomId);
  await second.client.commands.recover(recoveryKey);
  await second.until("what was written meanwhile", (snapshot) =>
    texts(snapshot, roomId).includes("while you were away"),
  );
  await until("another dehydrated device", async () => {
    const now = await dehydratedDevices(observer, cem.userId);
    return now.length === 1 && now[0] !== first[0];
  });
});

test("a new identity has a new dehydrated device", async () => {
  const { device: eve } = await newPerson(server, "eve");
  await server.createAccount("witness");
  const witness = await signIn("witness", {});
  let before: readonly string[] = [];
  await until("a dehydrated device", async () => {
    before = await dehydratedDevices(witness, eve.userId);
    return before.length === 1;
  });
  const { recoveryKey } = await eve.client.commands.resetIdentity(password);
  await eve.client.commands.confirmRecoverySaved(recoveryKey);
  await until("another one", async () => {
    const now = await dehydratedDevices(witness, eve.userId);
    return now.length === 1 && now[0] !== before[0];
  });
  const second = await newDevice(server, eve.userId);
  await second.client.commands.recover(recoveryKey);
  await second.until("ready", ({ session }) => session.state === "ready");
});

const sentAs = (roomId: string, body: string) => (snapshot: ReturnType<Device["client"]["snapshot"]>) =>
  snapshot.openRooms[roomId]?.items.some(
    (item) => item.kind === "message" && item.body === body && item.eventId !== null,
  );

async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
