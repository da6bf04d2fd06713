import { deepEqual, equal } from "node:assert/strict";
import { request as httpRequest } from "node:http";
import { after, before, test } from "node:test";
import { png } from "@conclave/testing/pictures";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { type Person, signUp } from "@conclave/testing/world";

let server: TestServer;
let alice: Person;
let bob: Person;
before(async () => {
  server = await startTestServer();
  alice = await signUp(server, "alice");
  bob = await signUp(server, "bob");
});
after(() => server.close());

async function announced(): Promise<string> {
  const response = await server.request("POST", "/_matrix/media/v1/create", { token: alice.token });
  return response.body.content_uri.slice("mxc://".length);
}

async function upload(address: string, body: Buffer, contentType: string) {
  const headers = { "content-type": contentType };
  const response = await server.request("PUT", `/_matrix/media/v3/upload/${address}`, {
    token: alice.token,
    body,
    headers,
  });
  equal(response.status, 200, response.text);
}

const get = (path: string) => server.request("GET", `/_matrix/client/v1/media/${path}`, { token: bob.token });

async function until(holds: () => boolean) {
  while (!holds()) await new Promise(setImmediate);
}

test("a download waits for a file that is announced, and so does its thumbnail", async () => {
  const address = await announced();
  const waits = [
    get(`download/${address}`),
    get(`download/${address}/name.png`),
    get(`thumbnail/${address}?width=8&height=8`),
  ];
  await until(() => server.parts.arrivals.waiting === 3);
  await upload(address, png(8, 8), "image/png");
  for (const { status, headers } of await Promise.all(waits)) {
    deepEqual([status, headers["content-type"]], [200, "image/png"]);
  }
  equal(server.parts.arrivals.waiting, 0);
});

test("it waits as long as it says, 20 seconds unless it says, a minute at most", async (t) => {
  const address = await announced();
  const rows: readonly [string, number][] = [
    ["", 20_000],
    ["?timeout_ms=5000", 5_000],
    ["?timeout_ms=600000", 60_000],
  ];
  for (const [query, wait] of rows) {
    await t.test(query || "unless it says", async () => {
      let answered = false;
      const download = get(`download/${address}${query}`).finally(() => {
        answered = true;
      });
      await until(() => server.parts.arrivals.waiting === 1);
      server.clock.advance(wait - 1);
      await new Promise(setImmediate);
      equal(answered, false);
      server.clock.advance(1);
      const { status, body } = await download;
      deepEqual([status, body.errcode], [504, "M_NOT_YET_UPLOADED"]);
    });
  }
  const hurried = await get(`download/${address}?timeout_ms=0`);
  deepEqual([hurried.status, hurried.body.errcode], [504, "M_NOT_YET_UPLOADED"]);
  const absurd = await get(`download/${address}?timeout_ms=-1`);
  deepEqual([absurd.status, absurd.body.errcode], [400, "M_INVALID_PARAM"]);
});

test("whoever signs out while they wait is given nothing", async () => {
  const address = await announced();
  const carol = await signUp(server, "carol");
  const download = server.request("GET", `/_matrix/client/v1/media/download/${address}`, { token: carol.token });
  await until(() => server.parts.arrivals.waiting === 1);
  equal((await server.request("POST", "/_matrix/client/v3/logout", { token: carol.token })).status, 200);
  await upload(address, Buffer.from("secret"), "text/plain");
  const { status, body } = await download;
  deepEqual([status, body.errcode], [401, "M_UNKNOWN_TOKEN"]);
});

test("a download that is given up waits no longer", async () => {
  const base = await server.listen();
  const request = httpRequest(`${base}/_matrix/client/v1/media/download/${await announced()}`, {
    headers: { authorization: `Bearer ${bob.token}` },
  });
  request.on("error", () => undefined).end();
  await until(() => server.parts.arrivals.waiting === 1);
  request.destroy();
  await until(() => server.parts.arrivals.waiting === 0);
});
