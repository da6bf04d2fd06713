import { deepEqual } from "node:assert/strict";
import { after, before, test } from "node:test";
import { type MatrixClient, matrixClient } from "@conclave/testing/matrix-client";
import { startTestServer, type TestResponse, type TestServer } from "@conclave/testing/test-server";
import { signUp, signUpAs } from "@conclave/testing/world";

let server: TestServer;
let alice: MatrixClient;
let bob: MatrixClient;
let owner: MatrixClient;
before(async () => {
  server = await startTestServer({ encryption: "optional" });
  alice = matrixClient(server, await signUp(server, "alice"));
  bob = matrixClient(server, await signUp(server, "bob"));
  owner = matrixClient(server, await signUpAs(server, "olga", "owner"));
});
after(() => server.close());

function answers(response: TestResponse, status: number, errcode?: string): void {
  deepEqual([response.status, response.body?.errcode], [status, errcode], response.text);
}

function reports(client: MatrixClient, rest = ""): Promise<TestResponse> {
  return server.request("GET", `/_conclave/admin/v1/reports${rest}`, { token: client.person.token });
}

test("what is reported is kept for those who look after the organisation", async () => {
  const room = await alice.createRoom({ preset: "public_chat" });
  answers(await bob.post(`/rooms/${room}/join`), 200);
  const event = await alice.say(room, "something unkind");
  answers(await bob.post(`/rooms/${room}/report/${event}`, { reason: "unkind", score: -100 }), 200);
  answers(await bob.post(`/rooms/${room}/report`, { reason: "" }), 200);
  answers(await bob.post(`/users/${alice.person.userId}/report`, { reason: "very unkind" }), 200);
  answers(await bob.post("/rooms/!none:conclave.test/report", { reason: "is it there?" }), 200);
  const { body } = await reports(owner);
  const [roomId, by, of] = [decodeURIComponent(room), bob.person.userId, alice.person.userId];
  deepEqual(
    body.reports.map(({ report_id: _id, ts: _at, ...report }: Record<string, unknown>) => report),
    [
      { reporter: by, user_id: of, reason: "very unkind" },
      { reporter: by, room_id: roomId, reason: "" },
      { reporter: by, room_id: roomId, event_id: event, user_id: of, reason: "unkind" },
    ],
  );
  const page = (await reports(owner, "?limit=2")).body;
  deepEqual((await reports(owner, `?limit=2&from=${page.next_batch}`)).body.reports, body.reports.slice(2));
  answers(await reports(bob), 403, "M_FORBIDDEN");
});

test("what is refused", async (t) => {
  const room = await alice.createRoom();
  const event = await alice.say(room, "private");
  const rows: readonly [string, () => Promise<TestResponse>, number, string][] = [
    ["an event of a room that one isn't in", () => bob.post(`/rooms/${room}/report/${event}`), 404, "M_NOT_FOUND"],
    ["no such event", () => alice.post(`/rooms/${room}/report/$nothing`), 404, "M_NOT_FOUND"],
    ["no such person", () => alice.post("/users/@none:conclave.test/report", { reason: "" }), 404, "M_NOT_FOUND"],
    ["a room without reason", () => alice.post(`/rooms/${room}/report`), 400, "M_MISSING_PARAM"],
    ["a person without reason", () => alice.post(`/users/${bob.person.userId}/report`), 400, "M_MISSING_PARAM"],
    ["a novel", () => alice.post(`/rooms/${room}/report`, { reason: "x".repeat(5_000) }), 400, "M_BAD_JSON"],
  ];
  for (const [name, attempt, status, errcode] of rows) {
    await t.test(name, async () => answers(await attempt(), status, errcode));
  }
});
