import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Device, directChat, newPerson, say } from "./person.ts";
import { password, type RunningServer, startServer } from "./server.ts";

let server: RunningServer;
let ann: Device;
let bob: Device;
let roomId: string;
before(async () => {
  server = await startServer();
  ann = (await newPerson(server, "ann")).device;
  bob = (await newPerson(server, "bob")).device;
  roomId = await directChat(ann, bob);
  await say(ann, bob, roomId, "a secret");
});
after(() => server.close());

test("what there is about an account is gathered, without its keys and what it wrote", async () => {
  await ann.client.commands.setDisplayName("Ann Arbor");
  await ann.client.commands.setFavourite(roomId, true);
  await ann.until("favourite", ({ rooms }) => rooms.entries.some(({ favourite }) => favourite));
  const parts = await ann.client.commands.readOwnData();
  deepEqual(
    parts.map(({ name }) => name),
    ["profile", "devices", "addresses", "account-data", "push-rules", "pushers", "rooms"],
  );
  const text = JSON.stringify(parts);
  for (const known of ["Ann Arbor", "Conclave on Node", "m.favourite", roomId, "m.direct", ".m.rule.master"]) {
    ok(text.includes(known), known);
  }
  for (const unknown of ["a secret", "m.secret_storage", "m.cross_signing", "ciphertext"]) {
    ok(!text.includes(unknown), unknown);
  }
});

test("an account is erased with the right password only, and nothing of it is left here", async () => {
  const { commands } = ann.client;
  await rejects(commands.eraseAccount(), { failure: { code: "password-needed" } });
  await rejects(commands.eraseAccount("something else"), { failure: { code: "password-wrong" } });
  equal(ann.client.snapshot().session.state, "ready");
  await commands.eraseAccount(password);
  const { session, rooms } = ann.client.snapshot();
  deepEqual([session, rooms.entries], [{ state: "signed-out", reason: "account-erased" }, []]);
  await rejects(commands.eraseAccount(password), { failure: { code: "not-possible-now" } });
  await bob.until("gone from the room", ({ openRooms }) =>
    openRooms[roomId]?.members?.every(({ userId }) => userId === bob.userId),
  );
});
