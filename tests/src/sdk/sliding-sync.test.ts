import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { quietLogger, quietSdk } from "@conclave/client/engine/quiet-logger";
import { createClient, type MatrixClient, Method } from "matrix-js-sdk";
import { SlidingSync } from "matrix-js-sdk/lib/sliding-sync.js";
import { letLongTimersGo } from "./long-timers.ts";
import { password, type RunningServer, startServer } from "./server.ts";

letLongTimersGo();
quietSdk();

let server: RunningServer;
before(async () => {
  server = await startServer();
});
after(() => server.close());

async function signIn(name: string): Promise<MatrixClient> {
  await server.createAccount(name);
  const { baseUrl } = server;
  const response = await fetch(`${baseUrl}/_matrix/client/v3/login`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ type: "m.login.password", identifier: { type: "m.id.user", user: name }, password }),
  });
  // The contract of the sign-in.
  const session = (await response.json()) as Record<"user_id" | "access_token" | "device_id", string>;
  const { user_id: userId, access_token: accessToken, device_id: deviceId } = session;
  return createClient({ baseUrl, userId, accessToken, deviceId, logger: quietLogger });
}

test("the SDK reads along by sliding sync: rooms, a window that grows, invitations, what is said", async () => {
  const ann = await signIn("ann");
  const bob = await signIn("bob");
  const { room_id: first } = await ann.createRoom({ name: "First" });
  const { room_id: second } = await ann.createRoom({ name: "Second" });
  const list = {
    ranges: [[0, 0]],
    timeline_limit: 20,
    required_state: [
      ["m.room.member", "$LAZY"],
      ["m.room.encryption", ""],
    ],
  };
  const sliding = new SlidingSync(
    server.baseUrl,
    new Map([["all", list]]),
    { timeline_limit: 20, required_state: [] },
    ann,
    5_000,
  );
  server.onClose(async () => {
    sliding.stop();
    ann.stopClient();
  });
  await ann.startClient({ slidingSync: sliding });
  await until("the busiest room", () => ann.getRoom(second)?.name === "Second");
  equal(ann.getRoom(first), null);
  sliding.setListRanges("all", [[0, 9]]);
  await until("the other room", () => ann.getRoom(first)?.name === "First");
  equal(sliding.getListData("all")?.joinedCount, 2);

  await bob
    .createRoom({ name: "Bob's", invite: [ann.getUserId() ?? ""] })
    .then(({ room_id: roomId }) => until("the invitation", () => ann.getRoom(roomId)?.getMyMembership() === "invite"));
  await ann.invite(first, bob.getUserId() ?? "");
  await bob.joinRoom(first);
  const secret = { algorithm: "m.megolm.v1.aes-sha2", ciphertext: "c2VjcmV0" };
  for (let index = 0; index < 5; index++) {
    const path = `/rooms/${encodeURIComponent(first)}/send/m.room.encrypted/t${index}`;
    await bob.http.authedRequest(Method.Put, path, undefined, { ...secret, device_id: `D${index}` });
  }
  const said = () =>
    (ann.getRoom(first)?.getLiveTimeline().getEvents() ?? [])
      .filter((event) => event.getType() === "m.room.encrypted")
      .map((event) => event.getWireContent()["device_id"]);
  await until("what was said", () => said().length === 5);
  deepEqual(said(), ["D0", "D1", "D2", "D3", "D4"]);
});

async function until(what: string, isSo: () => boolean): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
