import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { listAuditRecords } from "@conclave/services/administration/list-audit-records";
import { matrixClient } from "@conclave/testing/matrix-client";
import { png } from "@conclave/testing/pictures";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { type Person, signUp, signUpAs } from "@conclave/testing/world";

let server: TestServer;
let officer: Person;
let alice: Person;
let bob: Person;
before(async () => {
  server = await startTestServer({ encryption: "optional" });
  officer = await signUpAs(server, "sven", "security-officer");
  alice = await signUp(server, "alice");
  bob = await signUp(server, "bob");
});
after(() => server.close());

async function uploaded(by: Person): Promise<string> {
  const headers = { "content-type": "image/png" };
  const response = await server.request("POST", "/_matrix/media/v3/upload", {
    token: by.token,
    body: png(64, 64),
    headers,
  });
  return response.body.content_uri;
}

async function act(verb: "quarantine" | "release", body: unknown, by = officer) {
  return server.request("POST", `/_conclave/admin/v1/media/${verb}`, { token: by.token, body });
}

async function changed(verb: "quarantine" | "release", body: unknown): Promise<number> {
  const response = await act(verb, body);
  equal(response.status, 200, response.text);
  return response.body.files;
}

/** The statuses of all ways to a file. */
async function ways(uri: string): Promise<readonly number[]> {
  const address = uri.slice("mxc://".length);
  const statuses: number[] = [];
  for (const path of [
    `download/${address}`,
    `download/${address}/a.png`,
    `thumbnail/${address}?width=32&height=32&method=crop`,
  ]) {
    const response = await server.request("GET", `/_matrix/client/v1/media/${path}`, { token: bob.token });
    if (response.status !== 200) equal(response.body.errcode, "M_NOT_FOUND");
    statuses.push(response.status);
  }
  return statuses;
}

const open = [200, 200, 200];
const shut = [404, 404, 404];

async function lastRecord() {
  const { items } = await server.parts.dispatcher.run(listAuditRecords, { limit: 1 });
  return items[0];
}

test("a file in quarantine is found by nobody, its kept thumbnail neither, until it is given back", async () => {
  const uri = await uploaded(alice);
  deepEqual(await ways(uri), open);
  equal(await changed("quarantine", { content_uri: uri }), 1);
  deepEqual(await ways(uri), shut);
  const record = await lastRecord();
  deepEqual(
    [record?.type, record?.actor, record?.subject, record?.detail],
    ["media.quarantined", officer.userId, uri.split("/").at(-1), { files: 1 }],
  );
  equal(await changed("quarantine", { content_uri: uri }), 0);
  deepEqual(await lastRecord(), record, "what changes nothing is not recorded");
  equal(await changed("release", { content_uri: uri }), 1);
  deepEqual(await ways(uri), open);
  equal((await lastRecord())?.type, "media.released");
});

test("a browser that knows the file is not told that it still is what it was", async () => {
  const uri = await uploaded(alice);
  const ask = (headers: Record<string, string>) =>
    server.request("GET", `/_matrix/client/v1/media/download/${uri.slice("mxc://".length)}`, {
      token: bob.token,
      headers,
    });
  const etag = String((await ask({})).headers["etag"]);
  equal((await ask({ "if-none-match": etag })).status, 304);
  await changed("quarantine", { content_uri: uri });
  equal((await ask({ "if-none-match": etag })).status, 404);
});

test("all files of a person, and those of nobody else", async () => {
  const carol = await signUp(server, "carol");
  const files = [await uploaded(carol), await uploaded(carol)];
  const other = await uploaded(alice);
  const announced = await server.request("POST", "/_matrix/media/v1/create", { token: carol.token });
  equal(await changed("quarantine", { user_id: carol.userId }), 3);
  for (const uri of files) deepEqual(await ways(uri), shut);
  deepEqual(await ways(other), open);
  const promised = announced.body.content_uri;
  const put = await server.request("PUT", `/_matrix/media/v3/upload/${promised.slice("mxc://".length)}`, {
    token: carol.token,
    body: png(64, 64),
    headers: { "content-type": "image/png" },
  });
  equal(put.status, 200);
  deepEqual(await ways(promised), shut, "what was announced before comes into quarantine");
  equal(await changed("release", { user_id: carol.userId }), 3);
  deepEqual(await ways(promised), open);
});

test("all files that a room's events name in the clear, however many events there are", async () => {
  const client = matrixClient(server, alice);
  const room = await client.createRoom();
  const say = (id: string, content: object) => client.put(`/rooms/${room}/send/m.room.message/${id}`, content);
  const files: string[] = [];
  while (files.length < 6) files.push(await uploaded(alice));
  const [first = "", thumbnail = "", last = "", unsaid = "", face = "", foreign = ""] = files;
  await say("first", { msgtype: "m.image", body: "a", url: first, info: { thumbnail_url: thumbnail } });
  for (let index = 0; index < 210; index++) await say(`text${index}`, { msgtype: "m.text", body: `about ${unsaid}` });
  await say("last", { msgtype: "m.file", body: "b", url: last });
  await say("elsewhere", { msgtype: "m.file", body: "c", url: foreign.replace("conclave.test", "elsewhere.test") });
  await client.put(`/profile/${alice.userId}/avatar_url`, { avatar_url: face });
  const body = { room_id: decodeURIComponent(room) };
  equal(await changed("quarantine", body), 3);
  for (const uri of [first, thumbnail, last]) deepEqual(await ways(uri), shut);
  for (const uri of [unsaid, face, foreign]) deepEqual(await ways(uri), open);
  equal(await changed("release", body), 3);
});

test("what is not there, not said or not permitted is refused", async (t) => {
  const rows: readonly [string, unknown, number, string][] = [
    ["an unknown file", { content_uri: "mxc://conclave.test/none" }, 404, "M_NOT_FOUND"],
    ["another server's file", { content_uri: "mxc://elsewhere.test/none" }, 404, "M_NOT_FOUND"],
    ["no address", { content_uri: "file:///etc/passwd" }, 404, "M_NOT_FOUND"],
    ["nobody", { user_id: "@nobody:conclave.test" }, 404, "M_NOT_FOUND"],
    ["no room", { room_id: "!none:conclave.test" }, 404, "M_NOT_FOUND"],
    ["no room identifier", { room_id: "none" }, 404, "M_NOT_FOUND"],
    ["two targets", { room_id: "!none:conclave.test", user_id: alice.userId }, 400, "M_MISSING_PARAM"],
    ["no target", {}, 400, "M_MISSING_PARAM"],
  ];
  for (const [name, body, status, errcode] of rows) {
    for (const verb of ["quarantine", "release"] as const) {
      await t.test(`${verb}: ${name}`, async () => {
        const response = await act(verb, body);
        deepEqual([response.status, response.body.errcode], [status, errcode]);
      });
    }
  }
  const member = await act("quarantine", { user_id: bob.userId }, alice);
  deepEqual([member.status, member.body.errcode], [403, "M_FORBIDDEN"]);
  const auditor = await act("release", { user_id: bob.userId }, await signUpAs(server, "axel", "auditor"));
  deepEqual([auditor.status, auditor.body.errcode], [403, "M_FORBIDDEN"]);
});
