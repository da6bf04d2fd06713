import { deepEqual, equal, match, ok } from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import { matrixClient } from "@conclave/testing/matrix-client";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { type Person, signUp } from "@conclave/testing/world";

// What only bytes on a socket can show: framing, bodies that come in pieces or not at all, what hides in headers.

let server: TestServer;
let alice: Person;
let port: number;
let accountData: string;

before(async () => {
  server = await startTestServer({ encryption: "optional" });
  alice = await signUp(server, "alice");
  port = Number(new URL(await server.listen()).port);
  accountData = `/_matrix/client/v3/user/${encodeURIComponent(alice.userId)}/account_data/io.example`;
});
after(() => server.close());

/** Sends bytes on a connection of their own and reads until the server hangs up. */
async function exchange(...pieces: readonly (string | Buffer)[]): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  const chunks: Buffer[] = [];
  socket.on("data", (chunk: Buffer) => chunks.push(chunk));
  // A server that hangs up on nonsense may do so before all of it is sent.
  socket.on("error", () => undefined);
  await once(socket, "connect");
  const closed = new Promise((resolve) => socket.once("close", resolve));
  for (const piece of pieces) socket.write(piece);
  await closed;
  return Buffer.concat(chunks).toString("latin1");
}

const statusesOf = (text: string) => [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));

function put(path: string, headers: readonly string[]): string {
  return [`PUT ${path} HTTP/1.1`, "Host: x", `Authorization: Bearer ${alice.token}`, ...headers, "", ""].join("\r\n");
}

const closing = "Connection: close";
const chunked = "Transfer-Encoding: chunked";

test("a body in chunks, without a length, is read like any other, and counted", async () => {
  const small = await exchange(put(accountData, [closing, chunked]), '4\r\n{"a"\r\n3\r\n:1}\r\n0\r\n\r\n');
  deepEqual(statusesOf(small), [200]);
  const kept = await server.request("GET", accountData, { token: alice.token });
  deepEqual(kept.body, { a: 1 });

  const piece = `10000\r\n${"x".repeat(65_536)}\r\n`;
  const large = await exchange(put(accountData, [closing, chunked]), ...Array.from({ length: 17 }, () => piece));
  deepEqual(statusesOf(large), [413]);
  match(large, /M_TOO_LARGE/);
});

test("who asks before sending is told to go on", async () => {
  const text = await exchange(put(accountData, [closing, "Content-Length: 2", "Expect: 100-continue"]), "{}");
  deepEqual(statusesOf(text), [100, 200]);
});

test("a length that is announced as too large is refused", async () => {
  const text = await exchange(put(accountData, [closing, "Content-Length: 9999999999"]), "x".repeat(2_000_000));
  deepEqual(statusesOf(text), [413]);
});

test("a body that doesn't come is waited for two minutes", async () => {
  const answer = exchange(put(accountData, ["Content-Length: 10"]), '{"a":');
  await requestsUnderWay();
  server.clock.advance(121_000);
  ok(!statusesOf(await answer).includes(200));
});

test("a sender who goes away in the middle leaves nothing behind", async () => {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  socket.write(put(`${accountData}.broken`, ["Content-Length: 10"]) + '{"a":');
  await requestsUnderWay();
  socket.destroy();
  await once(socket, "close");
  equal((await server.request("GET", `${accountData}.broken`, { token: alice.token })).body.errcode, "M_NOT_FOUND");
});

test("what two servers could read differently is refused, and nothing behind it is answered", async (t) => {
  const hidden = "GET /_matrix/client/versions HTTP/1.1\r\nHost: x\r\n\r\n";
  const rows: readonly [string, readonly string[], string][] = [
    ["a length and chunks", ["Content-Length: 5", chunked], `0\r\n\r\n${hidden}`],
    ["two lengths", ["Content-Length: 2", "Content-Length: 60"], `{}${hidden}`],
    ["a length with a sign", ["Content-Length: +2"], `{}${hidden}`],
    ["an obscured encoding", ["Transfer-Encoding : chunked"], `0\r\n\r\n${hidden}`],
    ["chunks that are not the last encoding", ["Transfer-Encoding: chunked, identity"], `0\r\n\r\n${hidden}`],
    ["a folded header", ["X-A: b", " Content-Length: 2"], `{}${hidden}`],
    ["a header with a bare CR", ["X-A: b\rContent-Length: 2"], `{}${hidden}`],
  ];
  for (const [name, headers, rest] of rows) {
    await t.test(name, async () => {
      const statuses = statusesOf(await exchange(put(accountData, headers), rest));
      deepEqual(statuses, [400]);
    });
  }
});

test("a request line that is none", async (t) => {
  const rows: readonly [string, string | Buffer, readonly number[]][] = [
    ["no HTTP", "hello\r\n\r\n", [400]],
    ["another version", "GET / HTTP/3.0\r\nHost: x\r\n\r\n", [400]],
    [
      "raw bytes in the path",
      Buffer.from("GET /_matrix/\xff\xfe HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "latin1"),
      [400],
    ],
    ["a space in the path", "GET /_matrix/a b HTTP/1.1\r\nHost: x\r\n\r\n", [400]],
    ["headers beyond all measure", `GET / HTTP/1.1\r\nHost: x\r\nX-A: ${"a".repeat(17_000)}\r\n\r\n`, [431]],
    ["no host", "GET /_matrix/client/versions HTTP/1.1\r\n\r\n", [400]],
    ["an invented method", "BREW /_matrix/client/versions HTTP/1.1\r\nHost: x\r\n\r\n", [400]],
  ];
  for (const [name, bytes, statuses] of rows) {
    await t.test(name, async () => {
      deepEqual(statusesOf(await exchange(bytes)), statuses);
    });
  }
});

test("requests on one connection are answered each by itself, in order", async () => {
  const get = (path: string, more = "") =>
    `GET ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${alice.token}\r\n${more}\r\n`;
  const text = await exchange(
    get("/_matrix/client/v3/account/whoami") + get("/nonsense") + get("/_matrix/client/versions", `${closing}\r\n`),
  );
  deepEqual(statusesOf(text), [200, 404, 200]);
});

test("a poll of somebody who went away waits no longer", async () => {
  const { body } = await matrixClient(server, alice).get("/sync");
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  socket.write(
    `GET /_matrix/client/v3/sync?timeout=30000&since=${body.next_batch} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${alice.token}\r\n\r\n`,
  );
  while (server.parts.notifier.waiting < 1) await turn();
  socket.destroy();
  while (server.parts.notifier.waiting > 0) await turn();
});

/** Lets what was sent arrive and its reading begin. */
async function requestsUnderWay(): Promise<void> {
  for (let turns = 0; turns < 50; turns++) await turn();
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
