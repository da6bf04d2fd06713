import { deepEqual, equal } from "node:assert/strict";
import { createHmac } from "node:crypto";
import { after, before, test } from "node:test";
import { dehydratedDevicePath } from "@conclave/protocol/client-api/dehydrated-device-fields";
import type { Endpoint } from "@conclave/protocol/endpoint";
import { listAuditRecords } from "@conclave/services/administration/list-audit-records";
import { createSetUpLink } from "@conclave/services/invitations/create-set-up-link";
import { startTestServer, type TestResponse, type TestServer } from "@conclave/testing/test-server";
import { type Person, passwordProof, signUp, signUpAs, testPassword, tokenOf } from "@conclave/testing/world";
import { allRoutes } from "./routes.ts";

const client = "/_matrix/client/v3";
const admin = "/_conclave/admin/v1";
const auth = "/_conclave/auth/v1";
const hour = 60 * 60_000;
const registrationSecret = "secret";

let server: TestServer;
let owner: Person;
let alice: Person;
let bob: Person;
let people = 0;
before(async () => {
  server = await startTestServer({ registrationSecret }, { setUp: false });
});
after(() => server.close());

/** Makes the request whose record is looked for; it may make others before it. */
type Act = () => Promise<TestResponse>;

/** How long the log was when the last request began: what came before is not that request's. */
let mark = 0;

async function send(by: Person | undefined, method: string, path: string, body?: unknown): Promise<TestResponse> {
  const { items } = await server.parts.dispatcher.run(listAuditRecords, { limit: 1 });
  mark = items[0]?.sequence ?? 0;
  return server.request(method, path, {
    ...(by === undefined ? {} : { token: by.token }),
    ...(body === undefined ? {} : { body }),
  });
}

const stranger = () => signUp(server, `stranger${++people}`);

async function room(body: unknown = { preset: "public_chat" }): Promise<string> {
  return (await send(alice, "POST", `${client}/createRoom`, body)).body.room_id;
}

async function file(): Promise<string> {
  return (await send(alice, "POST", "/_matrix/media/v3/upload", "bytes")).body.content_uri;
}

async function roomWithBob(): Promise<string> {
  const roomId = await room();
  await send(bob, "POST", `${client}/join/${roomId}`, {});
  return roomId;
}

async function invitation() {
  const body = { valid_for_ms: hour, uses_allowed: 1, role: "member" };
  const { link, invitation } = (await send(owner, "POST", `${admin}/invitations`, body)).body;
  return { token: tokenOf(link), id: invitation.invitation_id };
}

/** A request for each route that declares an audit event. The first makes the owner. */
const acts: Readonly<Record<string, Act>> = {
  [`POST ${auth}/set-up`]: async () => {
    const { link } = await server.parts.dispatcher.run(createSetUpLink, { by: "command-line" });
    const body = { token: tokenOf(link), organisation: "Test", server_name: "conclave.test", localpart: "first" };
    const response = await send(undefined, "POST", `${auth}/set-up`, { ...body, password: testPassword });
    owner = await signUpAs(server, "olga", "owner");
    alice = await signUp(server, "alice");
    bob = await signUp(server, "bob");
    return response;
  },
  [`POST ${auth}/invitations/accept`]: async () => {
    const { token } = await invitation();
    return send(undefined, "POST", `${auth}/invitations/accept`, { token, localpart: "ivo", password: testPassword });
  },
  [`POST ${auth}/sign-in`]: async () => {
    const start = await send(undefined, "GET", `${client}/login/sso/redirect?redirectUrl=http://localhost:8008/`);
    const request = tokenOf(String(start.headers["location"]));
    return send(undefined, "POST", `${auth}/sign-in`, { user: "alice", password: testPassword, request });
  },
  [`POST ${auth}/reset/complete`]: async () => {
    const { userId } = await stranger();
    const body = { sign_out_everywhere: false };
    const { link } = (await send(owner, "POST", `${admin}/accounts/${userId}/reset`, body)).body;
    return send(undefined, "POST", `${auth}/reset/complete`, { token: tokenOf(link), password: testPassword });
  },

  [`POST ${admin}/accounts/{userId}/disable`]: async () =>
    send(owner, "POST", `${admin}/accounts/${(await stranger()).userId}/disable`),
  [`POST ${admin}/accounts/{userId}/enable`]: async () => {
    const { userId } = await stranger();
    await send(owner, "POST", `${admin}/accounts/${userId}/disable`);
    return send(owner, "POST", `${admin}/accounts/${userId}/enable`);
  },
  [`POST ${admin}/accounts/{userId}/reset`]: async () =>
    send(owner, "POST", `${admin}/accounts/${(await stranger()).userId}/reset`, { sign_out_everywhere: true }),
  [`PUT ${admin}/accounts/{userId}/role`]: async () =>
    send(owner, "PUT", `${admin}/accounts/${(await stranger()).userId}/role`, { role: "auditor" }),
  [`POST ${admin}/invitations`]: () =>
    send(owner, "POST", `${admin}/invitations`, { valid_for_ms: hour, uses_allowed: 1, role: "member" }),
  [`POST ${admin}/invitations/{invitationId}/revoke`]: async () =>
    send(owner, "POST", `${admin}/invitations/${(await invitation()).id}/revoke`),

  [`POST ${client}/login`]: () =>
    send(undefined, "POST", `${client}/login`, { type: "m.login.password", user: "alice", password: testPassword }),
  [`POST ${client}/logout`]: async () => send(await stranger(), "POST", `${client}/logout`),
  [`POST ${client}/logout/all`]: async () => send(await stranger(), "POST", `${client}/logout/all`),
  [`POST ${client}/register`]: () =>
    send(undefined, "POST", `${client}/register`, {
      username: "rosa",
      password: testPassword,
      auth: { type: "m.login.dummy" },
    }),
  "POST /_synapse/admin/v1/register": async () => {
    const { nonce } = (await send(undefined, "GET", "/_synapse/admin/v1/register")).body;
    const username = "suite";
    const parts = [nonce, username, testPassword, "notadmin"].join("\0");
    const mac = createHmac("sha1", registrationSecret).update(parts).digest("hex");
    const body = { nonce, username, password: testPassword, admin: false, mac };
    return send(undefined, "POST", "/_synapse/admin/v1/register", body);
  },
  [`POST ${client}/account/password`]: async () => {
    const person = await stranger();
    const body = { new_password: "another horse battery", auth: passwordProof(person) };
    return send(person, "POST", `${client}/account/password`, body);
  },
  [`POST ${client}/account/deactivate`]: async () => {
    const person = await stranger();
    return send(person, "POST", `${client}/account/deactivate`, { auth: passwordProof(person) });
  },
  [`PUT ${client}/devices/{deviceId}`]: () =>
    send(alice, "PUT", `${client}/devices/${alice.deviceId}`, { display_name: "Telephone" }),
  [`DELETE ${client}/devices/{deviceId}`]: async () => {
    const person = await stranger();
    return send(person, "DELETE", `${client}/devices/${person.deviceId}`, { auth: passwordProof(person) });
  },
  [`POST ${client}/delete_devices`]: async () => {
    const person = await stranger();
    const body = { devices: [person.deviceId], auth: passwordProof(person) };
    return send(person, "POST", `${client}/delete_devices`, body);
  },

  [`POST ${client}/createRoom`]: () => send(alice, "POST", `${client}/createRoom`, {}),
  [`POST ${client}/join/{roomIdOrAlias}`]: async () => send(bob, "POST", `${client}/join/${await room()}`, {}),
  [`POST ${client}/rooms/{roomId}/join`]: async () => send(bob, "POST", `${client}/rooms/${await room()}/join`, {}),
  [`POST ${client}/knock/{roomIdOrAlias}`]: async () => {
    const join_rule = "knock";
    const state = [{ type: "m.room.join_rules", state_key: "", content: { join_rule } }];
    return send(bob, "POST", `${client}/knock/${await room({ initial_state: state })}`, {});
  },
  [`POST ${client}/rooms/{roomId}/invite`]: async () =>
    send(alice, "POST", `${client}/rooms/${await room()}/invite`, { user_id: bob.userId }),
  [`POST ${client}/rooms/{roomId}/leave`]: async () =>
    send(bob, "POST", `${client}/rooms/${await roomWithBob()}/leave`, {}),
  [`POST ${client}/rooms/{roomId}/kick`]: async () =>
    send(alice, "POST", `${client}/rooms/${await roomWithBob()}/kick`, { user_id: bob.userId }),
  [`POST ${client}/rooms/{roomId}/ban`]: async () =>
    send(alice, "POST", `${client}/rooms/${await roomWithBob()}/ban`, { user_id: bob.userId }),
  [`POST ${client}/rooms/{roomId}/unban`]: async () => {
    const roomId = await roomWithBob();
    await send(alice, "POST", `${client}/rooms/${roomId}/ban`, { user_id: bob.userId });
    return send(alice, "POST", `${client}/rooms/${roomId}/unban`, { user_id: bob.userId });
  },
  [`POST ${client}/rooms/{roomId}/forget`]: async () => {
    const roomId = await roomWithBob();
    await send(bob, "POST", `${client}/rooms/${roomId}/leave`, {});
    return send(bob, "POST", `${client}/rooms/${roomId}/forget`, {});
  },
  [`PUT ${client}/directory/room/{roomAlias}`]: async () =>
    send(alice, "PUT", `${client}/directory/room/%23one:conclave.test`, { room_id: await room() }),
  [`DELETE ${client}/directory/room/{roomAlias}`]: async () => {
    await send(alice, "PUT", `${client}/directory/room/%23two:conclave.test`, { room_id: await room() });
    return send(alice, "DELETE", `${client}/directory/room/%23two:conclave.test`);
  },
  [`POST ${client}/rooms/{roomId}/upgrade`]: async () =>
    send(alice, "POST", `${client}/rooms/${await room()}/upgrade`, { new_version: "12" }),
  "PUT /_matrix/client/v1/admin/lock/{userId}": async () =>
    send(owner, "PUT", `/_matrix/client/v1/admin/lock/${(await stranger()).userId}`, { locked: true }),
  "PUT /_matrix/client/v1/admin/suspend/{userId}": async () =>
    send(owner, "PUT", `/_matrix/client/v1/admin/suspend/${(await stranger()).userId}`, { suspended: true }),
  [`PUT ${client}/directory/list/room/{roomId}`]: async () =>
    send(alice, "PUT", `${client}/directory/list/room/${await room()}`, { visibility: "public" }),
  [`PUT ${client}/rooms/{roomId}/state/{eventType}/{stateKey}`]: async () =>
    send(alice, "PUT", `${client}/rooms/${await room()}/state/m.room.topic/`, { topic: "Something" }),
  [`PUT ${client}/rooms/{roomId}/redact/{eventId}/{txnId}`]: async () => {
    const roomId = await room();
    const { event_id: eventId } = (
      await send(alice, "PUT", `${client}/rooms/${roomId}/state/m.room.topic/`, { topic: "Something" })
    ).body;
    return send(alice, "PUT", `${client}/rooms/${roomId}/redact/${eventId}/one`, {});
  },

  [`POST ${client}/rooms/{roomId}/report`]: async () =>
    send(bob, "POST", `${client}/rooms/${await room()}/report`, { reason: "unkind" }),
  [`POST ${client}/rooms/{roomId}/report/{eventId}`]: async () => {
    const roomId = await roomWithBob();
    const { event_id: eventId } = (
      await send(alice, "PUT", `${client}/rooms/${roomId}/state/m.room.topic/`, { topic: "Something" })
    ).body;
    return send(bob, "POST", `${client}/rooms/${roomId}/report/${eventId}`, {});
  },
  [`POST ${client}/users/{userId}/report`]: () =>
    send(bob, "POST", `${client}/users/${alice.userId}/report`, { reason: "unkind" }),

  [`POST ${client}/keys/device_signing/upload`]: () => {
    const key = "A".repeat(43);
    const master = { user_id: alice.userId, usage: ["master"], keys: { [`ed25519:${key}`]: key } };
    return send(alice, "POST", `${client}/keys/device_signing/upload`, { master_key: master });
  },
  [`PUT ${dehydratedDevicePath}`]: async () => {
    const person = await stranger();
    return send(person, "PUT", dehydratedDevicePath, dehydratedDevice(person));
  },
  [`DELETE ${dehydratedDevicePath}`]: async () => {
    const person = await stranger();
    await send(person, "PUT", dehydratedDevicePath, dehydratedDevice(person));
    return send(person, "DELETE", dehydratedDevicePath);
  },
  [`POST ${client}/room_keys/version`]: () => send(alice, "POST", `${client}/room_keys/version`, backup),
  [`DELETE ${client}/room_keys/version/{version}`]: async () => {
    const { version } = (await send(alice, "POST", `${client}/room_keys/version`, backup)).body;
    return send(alice, "DELETE", `${client}/room_keys/version/${version}`);
  },

  [`POST ${admin}/media/quarantine`]: async () =>
    send(owner, "POST", `${admin}/media/quarantine`, { content_uri: await file() }),
  [`POST ${admin}/media/release`]: async () => {
    const content_uri = await file();
    await send(owner, "POST", `${admin}/media/quarantine`, { content_uri });
    return send(owner, "POST", `${admin}/media/release`, { content_uri });
  },
  "POST /_matrix/media/v3/upload": () => send(alice, "POST", "/_matrix/media/v3/upload", "bytes"),
  "PUT /_matrix/media/v3/upload/{serverName}/{mediaId}": async () => {
    const { content_uri: address } = (await send(alice, "POST", "/_matrix/media/v1/create")).body;
    return send(alice, "PUT", `/_matrix/media/v3/upload/${address.slice("mxc://".length)}`, "bytes");
  },
};

function dehydratedDevice({ userId }: Person) {
  const keys = { algorithms: [], keys: { "ed25519:DRY": "key" }, signatures: {} };
  return {
    device_id: "DRY",
    device_data: { algorithm: "org.matrix.msc3814.v2" },
    device_keys: { user_id: userId, device_id: "DRY", ...keys },
  };
}

const backup = { algorithm: "m.megolm_backup.v1.curve25519-aes-sha2", auth_data: { public_key: "A".repeat(43) } };

/** The types of the records that the last request made. */
async function recorded(): Promise<readonly string[]> {
  const { items } = await server.parts.dispatcher.run(listAuditRecords, { limit: 500 });
  return items.filter((record) => record.sequence > mark).map((record) => record.type);
}

test("what each route declares is really recorded", async (t) => {
  const declaring = allRoutes(server.parts)
    .map((route): Endpoint => route.endpoint)
    .filter(({ audit }) => typeof audit === "string");
  const names = declaring.map(({ method, path }) => `${method} ${path}`);
  deepEqual(names.toSorted(), Object.keys(acts).toSorted(), "each route that declares an event has its row here");
  for (const [name, act] of Object.entries(acts)) {
    await t.test(name, async () => {
      const response = await act();
      equal(response.status, 200, response.text);
      const types = await recorded();
      const declared = declaring[names.indexOf(name)]?.audit;
      equal(typeof declared === "string" && types.includes(declared), true, `${declared} is not among: ${types}`);
    });
  }
});

test("a request that is refused leaves no record of an act", async () => {
  const invited = { valid_for_ms: hour, uses_allowed: 1, role: "member" };
  const refused: readonly Act[] = [
    () => send(bob, "POST", `${admin}/invitations`, invited),
    () => send(owner, "POST", `${admin}/accounts/@nobody:conclave.test/disable`),
    () => send(bob, "PUT", `${client}/rooms/!none:conclave.test/state/m.room.topic/`, { topic: "x" }),
    () => send(undefined, "POST", `${auth}/reset/complete`, { token: "x".repeat(43), password: testPassword }),
  ];
  for (const act of refused) {
    equal((await act()).status >= 400, true);
    deepEqual(await recorded(), []);
  }
});
