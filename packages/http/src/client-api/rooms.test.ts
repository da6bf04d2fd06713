import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { type Person, signUp } from "@conclave/testing/world";

const client = "/_matrix/client/v3";
let server: TestServer;
let alice: Person;
let bob: Person;
before(async () => {
  server = await startTestServer({ encryption: "optional" });
  alice = await signUp(server, "alice");
  bob = await signUp(server, "bob");
});
after(() => server.close());

test("smoke", async () => {
  const created = await server.request("POST", `${client}/createRoom`, {
    token: alice.token,
    body: { name: "Tea", preset: "private_chat", invite: [bob.userId] },
  });
  console.log(created.body);
  equal(created.status, 200);
  const room = encodeURIComponent(created.body.room_id);
  const joined = await server.request("POST", `${client}/rooms/${room}/join`, { token: bob.token, body: {} });
  console.log(joined.body);
  const sent = await server.request("PUT", `${client}/rooms/${room}/send/m.room.message/1`, {
    token: bob.token,
    body: { body: "hi", msgtype: "m.text" },
  });
  console.log(sent.body);
  const messages = await server.request("GET", `${client}/rooms/${room}/messages?dir=b`, { token: bob.token });
  console.log(JSON.stringify(messages.body, null, 1));
});
