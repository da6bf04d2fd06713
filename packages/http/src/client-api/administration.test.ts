import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { auditRecordsOf } from "@conclave/testing/audit-records";
import { type MatrixClient, matrixClient } from "@conclave/testing/matrix-client";
import { startTestServer, type TestResponse, type TestServer } from "@conclave/testing/test-server";
import { signUp, signUpAs } from "@conclave/testing/world";

let server: TestServer;
let owner: MatrixClient;
let alice: MatrixClient;
let bob: MatrixClient;
before(async () => {
  server = await startTestServer({ encryption: "optional" });
  owner = matrixClient(server, await signUpAs(server, "owner", "owner"));
  alice = matrixClient(server, await signUp(server, "alice"));
  bob = matrixClient(server, await signUp(server, "bob"));
});
after(() => server.close());

function refused(response: TestResponse, status: number, errcode: string): void {
  deepEqual([response.status, response.body.errcode], [status, errcode], response.text);
}

function admin(client: MatrixClient, method: string, path: string, body?: unknown): Promise<TestResponse> {
  const token = client.person.token;
  return server.request(method, `/_matrix/client/v1/admin/${path}`, { token, ...(body === undefined ? {} : { body }) });
}

test("an account is locked and unlocked", async () => {
  const path = `lock/${alice.person.userId}`;
  deepEqual((await admin(owner, "GET", path)).body, { locked: false });
  deepEqual((await admin(owner, "PUT", path, { locked: true })).body, { locked: true });
  deepEqual((await admin(owner, "GET", path)).body, { locked: true });
  refused(await alice.get("/joined_rooms"), 401, "M_USER_LOCKED");
  deepEqual((await admin(owner, "PUT", path, { locked: false })).body, { locked: false });
  equal((await alice.get("/joined_rooms")).status, 200);
});

test("clients learn who may lock and suspend", async () => {
  const moderation = async (client: MatrixClient) =>
    (await client.get("/capabilities")).body.capabilities["m.account_moderation"];
  deepEqual(await moderation(owner), { lock: true, suspend: true });
  equal(await moderation(bob), undefined);
});

test("who may not lock or suspend whom", async () => {
  for (const [path, body] of [
    ["lock", { locked: true }],
    ["suspend", { suspended: true }],
  ] as const) {
    refused(await admin(bob, "GET", `${path}/${alice.person.userId}`), 403, "M_FORBIDDEN");
    refused(await admin(bob, "PUT", `${path}/${alice.person.userId}`, body), 403, "M_FORBIDDEN");
    refused(await admin(owner, "PUT", `${path}/${owner.person.userId}`, body), 403, "M_FORBIDDEN");
    refused(await admin(owner, "GET", `${path}/@nobody:conclave.test`), 404, "M_NOT_FOUND");
    refused(await admin(owner, "PUT", `${path}/@nobody:conclave.test`, body), 404, "M_NOT_FOUND");
    refused(await admin(owner, "GET", `${path}/nobody`), 400, "M_INVALID_PARAM");
  }
});

test("who is suspended reads and leaves, and does nothing else", async (t) => {
  const room = await bob.createRoom({ preset: "public_chat" });
  const other = await bob.createRoom({ preset: "public_chat" });
  equal((await alice.post(`/join/${room}`)).status, 200);
  const own = encodeURIComponent(await alice.say(room, "mine"));
  const others = encodeURIComponent(await bob.say(room, "his"));
  equal((await alice.put(`/rooms/${room}/state/m.room.topic/`, {})).status, 403);
  const path = `suspend/${alice.person.userId}`;
  deepEqual((await admin(owner, "PUT", path, { suspended: true })).body, { suspended: true });
  equal((await admin(owner, "PUT", path, { suspended: true })).status, 200);
  deepEqual((await admin(owner, "GET", path)).body, { suspended: true });
  const { userId } = alice.person;
  // biome-ignore format: a table
  const acts: readonly [string, string, unknown, number][] = [
    ["GET",    `/rooms/${room}/messages?dir=b`,                  undefined,                 200],
    ["GET",    "/sync",                                          undefined,                 200],
    ["PUT",    `/rooms/${room}/redact/${own}/one`,               {},                        200],
    ["POST",   `/rooms/${room}/receipt/m.read/${others}`,        {},                        200],
    ["PUT",    `/rooms/${room}/redact/${others}/two`,            {},                        403],
    ["PUT",    `/rooms/${room}/send/m.room.message/three`,       { body: "x" },             403],
    ["PUT",    `/rooms/${room}/state/m.room.topic/`,             {},                        403],
    ["POST",   `/join/${other}`,                                 {},                        403],
    ["POST",   `/rooms/${other}/join`,                           {},                        403],
    ["POST",   `/knock/${other}`,                                {},                        403],
    ["POST",   "/createRoom",                                    {},                        403],
    ["POST",   `/rooms/${room}/invite`,                          { user_id: "@x:y.z" },     403],
    ["POST",   `/rooms/${room}/kick`,                            { user_id: "@x:y.z" },     403],
    ["POST",   `/rooms/${room}/upgrade`,                         { new_version: "12" },     403],
    ["PUT",    `/profile/${userId}/displayname`,                 { displayname: "A" },      403],
    ["DELETE", `/profile/${userId}/displayname`,                 undefined,                 403],
    ["POST",   `/rooms/${room}/leave`,                           {},                        200],
  ];
  for (const [method, path, body, status] of acts) {
    await t.test(`${method} ${path.replace(/[!$%][^/]*/g, "…")}`, async () => {
      const response = await server.request(method, `/_matrix/client/v3${path}`, {
        token: alice.person.token,
        ...(body === undefined ? {} : { body }),
      });
      equal(response.status, status, response.text);
      if (status === 403) equal(response.body.errcode, "M_USER_SUSPENDED");
    });
  }
  deepEqual((await admin(owner, "PUT", path, { suspended: false })).body, { suspended: false });
  equal((await alice.post(`/join/${other}`)).status, 200);
  const types = (await auditRecordsOf(server, userId)).map(({ type }) => type);
  deepEqual(
    types.filter((type) => type.includes("suspen")),
    ["account.suspended", "account.suspension-ended"],
  );
});

test("from where devices were used, for oneself and for who may see accounts", async () => {
  const { userId, deviceId } = bob.person;
  await bob.get("/joined_rooms");
  const own = await bob.get(`/admin/whois/${userId}`);
  equal(own.body.user_id, userId);
  deepEqual(Object.keys(own.body.devices), [deviceId]);
  deepEqual((await owner.get(`/admin/whois/${userId}`)).body, own.body);
  refused(await bob.get(`/admin/whois/${alice.person.userId}`), 403, "M_FORBIDDEN");
  refused(await owner.get("/admin/whois/@nobody:conclave.test"), 404, "M_NOT_FOUND");
});
