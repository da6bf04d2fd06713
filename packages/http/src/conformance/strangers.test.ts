import { deepEqual, equal, ok } from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Endpoint } from "@conclave/protocol/endpoint";
import { example, exampleAddress, type Schema } from "@conclave/testing/example-request";
import { type MatrixClient, matrixClient } from "@conclave/testing/matrix-client";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { passwordProof, signUp } from "@conclave/testing/world";
import { allRoutes } from "../routes.ts";

// To a stranger, what is somebody else's is as if it weren't: each route that names an object says the same, word for word, of one
// that others have and of one that nobody has.

type Names = Readonly<Record<string, string>>;

let server: TestServer;
let alice: MatrixClient;
let mallory: MatrixClient;
let existing: Names;
before(async () => {
  server = await startTestServer({ encryption: "optional" });
  alice = matrixClient(server, await signUp(server, "alice"));
  mallory = matrixClient(server, await signUp(server, "mallory"));
  existing = await objectsOf(alice);
});
after(() => server.close());

/** One of each kind of object, by the names that paths give them. */
async function objectsOf(owner: MatrixClient): Promise<Names> {
  const { userId, deviceId } = owner.person;
  const room = await owner.createRoom({ name: secret, topic: secret });
  const eventId = await owner.say(room, secret);
  const ok200 = (response: { readonly status: number; readonly text: string; readonly body: Names }) => {
    equal(response.status, 200, response.text);
    return response.body;
  };
  const filter = ok200(await owner.post(`/user/${userId}/filter`, { room: { timeline: { limit: 7 } } }));
  const backup = ok200(
    await owner.post("/room_keys/version", {
      algorithm: "m.megolm_backup.v1.curve25519-aes-sha2",
      auth_data: { public_key: secret },
    }),
  );
  const delayed = ok200(
    await owner.put(`/rooms/${room}/send/m.room.message/late?org.matrix.msc4140.delay=60000`, {
      msgtype: "m.text",
      body: secret,
    }),
  );
  return {
    roomId: decodeURIComponent(room),
    roomIdOrAlias: decodeURIComponent(room),
    eventId,
    deviceId,
    filterId: filter["filter_id"] ?? "",
    version: backup["version"] ?? "",
    sessionId: "session",
    delayId: delayed["delay_id"] ?? "",
  };
}

const secret = "what nobody else may know";

/** Of the same forms, and nobody's. */
const missing: Names = {
  roomId: `!${"a".repeat(43)}`,
  roomIdOrAlias: `!${"a".repeat(43)}`,
  eventId: `$${"a".repeat(43)}`,
  deviceId: "NOBODYS",
  filterId: "nobodys",
  version: "999",
  sessionId: "nobodys",
  delayId: "nobodys",
};

/** Other names in paths: no objects, or not for their owner alone. A new name has to be put here or above. */
const others: ReadonlySet<string> = new Set([
  // Words of the request.
  ..."eventType stateKey txnId relType receiptType keyName type tag kind ruleId action fileName".split(" "),
  // Whoever knows the address of a file may fetch it, and whoever knows an alias finds the room: media.test.ts, room-directory.test.ts.
  ..."serverName mediaId roomAlias".split(" "),
  // A person: other-people.test.ts.
  "userId",
  // There is none of those here: declined.test.ts.
  ..."appserviceId networkId protocol idpId".split(" "),
  // For administrators.
  "invitationId",
]);

/** What is answered to everybody in the same way, and does nothing to the object. */
const harmless: ReadonlySet<string> = new Set([
  // The caller's own notes about a room, wherever they are.
  "GET /_matrix/client/v3/user/{userId}/rooms/{roomId}/tags",
  "PUT /_matrix/client/v3/user/{userId}/rooms/{roomId}/tags/{tag}",
  "DELETE /_matrix/client/v3/user/{userId}/rooms/{roomId}/tags/{tag}",
  "PUT /_matrix/client/v3/user/{userId}/rooms/{roomId}/account_data/{type}",
  "GET /_matrix/client/v3/user/{userId}/rooms/{roomId}/account_data/{type}",
  // Nobody has to be in a room to report it.
  "POST /_matrix/client/v3/rooms/{roomId}/report",
  // Of the devices that are named, those of the caller are removed.
  "DELETE /_matrix/client/v3/devices/{deviceId}",
]);

/** `M_UNRECOGNIZED` is what the endpoint says that `/sync` has replaced. */
const refusals: readonly unknown[] = ["M_FORBIDDEN", "M_NOT_FOUND", "M_UNRECOGNIZED"];

const namesOf = ({ path }: Endpoint) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
const nameOf = ({ method, path }: Endpoint) => `${method} ${path}`;

test("each name in a path is known", () => {
  for (const { endpoint } of allRoutes(server.parts)) {
    for (const name of namesOf(endpoint)) ok(name in existing || others.has(name), `${nameOf(endpoint)}: ${name}`);
  }
});

/** A body that is right; for some a stranger has to say more than the contract wants. */
function bodyOf(endpoint: Endpoint, names: Names): object {
  const least = endpoint.body === undefined ? {} : (example(endpoint.body as Schema) as object);
  const said: Readonly<Record<string, unknown>> = {
    user_id: alice.person.userId,
    new_version: "12",
    auth: passwordProof(mallory.person),
    auth_data: {},
    action: "send",
    body: "x",
    msgtype: "m.text",
    algorithm: "m.megolm_backup.v1.curve25519-aes-sha2",
  };
  return {
    ...least,
    ...said,
    ...(endpoint.path.endsWith("/read_markers") ? { "m.fully_read": names["eventId"] } : {}),
  };
}

async function askOf(endpoint: Endpoint, names: Names) {
  const own = { ...names, userId: mallory.person.userId, eventType: "m.room.message", action: "send" };
  const { status, body, text } = await server.request(endpoint.method, exampleAddress(endpoint, own), {
    token: mallory.person.token,
    ...(endpoint.method === "GET" ? {} : { body: bodyOf(endpoint, names) }),
  });
  equal(text.includes(secret), false, nameOf(endpoint));
  return [status, body];
}

test("a stranger hears the same of what is there and of what isn't, and changes nothing", async (t) => {
  let count = 0;
  for (const { endpoint } of allRoutes(server.parts)) {
    if (!namesOf(endpoint).some((name) => name in existing)) continue;
    count++;
    await t.test(nameOf(endpoint), async () => {
      const answer = await askOf(endpoint, existing);
      deepEqual(answer, await askOf(endpoint, missing));
      if (harmless.has(nameOf(endpoint))) equal(answer[0], 200);
      else ok(refusals.includes(answer[1]?.errcode), JSON.stringify(answer));
    });
  }
  ok(count > 50, String(count));
  const room = encodeURIComponent(existing["roomId"] ?? "");
  const { body } = await alice.get(`/rooms/${room}/messages?dir=b&limit=1`);
  equal(body.chunk[0].event_id, existing["eventId"]);
  equal((await alice.get(`/room_keys/version/${existing["version"]}`)).body.count, 0);
  equal((await alice.get(`/devices/${alice.person.deviceId}`)).status, 200);
});
