import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { auditRecordsOf } from "@conclave/testing/audit-records";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { type Person, passwordProof, signIn, signUp, testPassword } from "@conclave/testing/world";

const api = "/_matrix/client/v3";
let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(() => server.close());

function post(path: string, body: unknown, token?: string) {
  return server.request("POST", `${api}/${path}`, token === undefined ? { body } : { token, body });
}

/** Publishes keys for the person's device, as a client does right after it signed in. */
async function publishKeys({ userId, deviceId, token }: Person): Promise<void> {
  const body = {
    device_keys: {
      user_id: userId,
      device_id: deviceId,
      algorithms: ["m.megolm.v1.aes-sha2"],
      keys: { [`ed25519:${deviceId}`]: "key", [`curve25519:${deviceId}`]: "curve" },
      signatures: { [userId]: { [`ed25519:${deviceId}`]: "as sent" } },
    },
  };
  equal((await post("keys/upload", body, token)).status, 200);
}

test("every act leaves its record, and a refused one says what was refused", async () => {
  const alice = await signUp(server, "alice");
  const auth = passwordProof(alice);
  const phone = await signIn(server, alice.userId);
  await signIn(server, alice.userId, { device_id: "TABLET" });
  await post("login", { type: "m.login.password", user: "alice", password: "wrong password" });
  await server.request("PUT", `${api}/devices/TABLET`, { token: alice.token, body: { display_name: "Tablet" } });
  await post("delete_devices", { devices: ["TABLET", "NONE"], auth }, alice.token);
  await post("logout", {}, phone.token);
  await post("account/password", { new_password: testPassword, auth }, alice.token);
  await post("logout/all", {}, alice.token);
  const again = await signIn(server, alice.userId);
  await post("account/deactivate", { auth }, again.token);
  const records = await auditRecordsOf(server, alice.userId);
  deepEqual(
    records.map(({ type, actor }) => [type, actor === alice.userId]),
    [
      ["account.created", false],
      ["session.created", true],
      ["session.created", true],
      ["session.created", true],
      ["session.refused", false],
      ["device.renamed", true],
      ["device.deleted", true],
      ["session.ended", true],
      ["account.password-changed", true],
      ["session.all-ended", true],
      ["session.created", true],
      ["account.deactivated", true],
    ],
  );
  equal(JSON.stringify(records).includes(testPassword), false);
});

test("a device that goes takes its keys along, and others hear of it", async () => {
  const [bob, carol] = [await signUp(server, "bob"), await signUp(server, "carol")];
  const room = await post("createRoom", { invite: [carol.userId] }, bob.token);
  equal((await post(`join/${encodeURIComponent(room.body.room_id)}`, {}, carol.token)).status, 200);
  const phone = await signIn(server, bob.userId);
  await publishKeys(bob);
  await publishKeys(phone);
  const devicesOf = async () =>
    Object.keys(
      (await post("keys/query", { device_keys: { [bob.userId]: [] } }, carol.token)).body.device_keys[bob.userId],
    );
  deepEqual((await devicesOf()).toSorted(), [bob.deviceId, phone.deviceId].toSorted());
  const before = await server.request("GET", `${api}/sync`, { token: carol.token });
  await post("logout", {}, phone.token);
  deepEqual(await devicesOf(), [bob.deviceId]);
  const sync = await server.request("GET", `${api}/sync?since=${before.body.next_batch}`, { token: carol.token });
  deepEqual(sync.body.device_lists.changed, [bob.userId]);
});

test("who deactivates their account leaves their rooms", async () => {
  const [dora, emil] = [await signUp(server, "dora"), await signUp(server, "emil")];
  const room = await post("createRoom", { invite: [emil.userId] }, dora.token);
  const roomId = encodeURIComponent(room.body.room_id);
  await post(`join/${roomId}`, {}, emil.token);
  await post("account/deactivate", { auth: passwordProof(emil) }, emil.token);
  const member = await server.request("GET", `${api}/rooms/${roomId}/state/m.room.member/${emil.userId}`, {
    token: dora.token,
  });
  equal(member.body.membership, "leave");
  const profile = await server.request("GET", `${api}/profile/${emil.userId}`, { token: dora.token });
  equal(profile.body.errcode, "M_NOT_FOUND");
});
