import { deepEqual, equal, match } from "node:assert/strict";
import { readdirSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { type Person, signUp } from "@conclave/testing/world";

const limit = 300_000;
let server: TestServer;
let alice: Person;
let bob: Person;
before(async () => {
  server = await startTestServer({ uploadLimit: limit });
  alice = await signUp(server, "alice");
  bob = await signUp(server, "bob");
});
after(() => server.close());

const bytes = Buffer.from(Uint8Array.from({ length: 200_000 }, (_, index) => (index * 31 + (index >> 8)) & 255));

async function upload(body: Buffer, contentType: string, query = "") {
  return server.request("POST", `/_matrix/media/v3/upload${query}`, {
    token: alice.token,
    body,
    headers: { "content-type": contentType },
  });
}

async function uploaded(body: Buffer, contentType = "application/octet-stream", query = ""): Promise<string> {
  const response = await upload(body, contentType, query);
  equal(response.status, 200, response.text);
  match(response.body.content_uri, /^mxc:\/\/conclave\.test\/[A-Za-z0-9_-]{32}$/);
  return response.body.content_uri.slice("mxc://".length);
}

async function get(kind: string, address: string, headers: Record<string, string> = {}) {
  return server.request("GET", `/_matrix/client/v1/media/${kind}/${address}`, { token: bob.token, headers });
}

function blobs(): readonly string[] {
  return readdirSync(join(server.folder, "media"), { recursive: true }).map(String).sort();
}

test("a file comes back as it was sent, and can do nothing in a browser", async () => {
  const address = await uploaded(bytes, "image/png", "?filename=plan%20%E8%AE%A1.png");
  const response = await get("download", address);
  equal(response.status, 200);
  equal(response.bytes.equals(bytes), true);
  const expected = {
    "content-type": "image/png",
    "content-length": "200000",
    "content-disposition": "inline; filename=\"plan _.png\"; filename*=UTF-8''plan%20%E8%AE%A1.png",
    "cache-control": "private, max-age=86400, immutable",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "cross-origin",
    "accept-ranges": "bytes",
  };
  for (const [name, value] of Object.entries(expected)) equal(String(response.headers[name]), value, name);
  match(String(response.headers["content-security-policy"]), /^sandbox; default-src 'none'; script-src 'none'/);
  const renamed = await get("download", `${address}/other.png`);
  equal(renamed.headers["content-disposition"], 'inline; filename="other.png"');
});

test("only harmless types are shown in place", async (t) => {
  const rows: readonly [string, string, string][] = [
    ["image/png", "image/png", "inline"],
    ["text/plain; charset=utf-8", "text/plain; charset=utf-8", "inline"],
    ["text/html", "text/html", "attachment"],
    ["image/svg+xml", "image/svg+xml", "attachment"],
    ["TEXT/HTML", "TEXT/HTML", "attachment"],
    ["application/pdf", "application/pdf", "attachment"],
  ];
  for (const [sent, type, disposition] of rows) {
    await t.test(sent, async () => {
      const { headers } = await get("download", await uploaded(Buffer.from("x"), sent));
      deepEqual([headers["content-type"], headers["content-disposition"]], [type, disposition]);
    });
  }
});

test("parts of a file", async (t) => {
  const address = await uploaded(bytes);
  const rows: readonly [string, number, number, number][] = [
    ["bytes=0-99", 206, 0, 99],
    ["bytes=65530-65540", 206, 65_530, 65_540],
    ["bytes=-5", 206, 199_995, 199_999],
    ["bytes=199999-", 206, 199_999, 199_999],
    ["bytes=0-1,3-4", 200, 0, 199_999],
  ];
  for (const [range, status, start, end] of rows) {
    await t.test(range, async () => {
      const response = await get("download", address, { range });
      equal(response.status, status);
      equal(response.bytes.equals(bytes.subarray(start, end + 1)), true);
      if (status === 206) equal(response.headers["content-range"], `bytes ${start}-${end}/200000`);
    });
  }
  const behind = await get("download", address, { range: "bytes=200000-" });
  deepEqual([behind.status, behind.headers["content-range"]], [416, "bytes */200000"]);
  const { etag } = behind.headers;
  equal((await get("download", address, { "if-none-match": String(etag) })).status, 304);
  equal((await get("download", address, { range: "bytes=0-1", "if-range": '"other"' })).status, 200);
  equal((await get("download", address, { range: "bytes=0-1", "if-range": String(etag) })).status, 206);
});

test("an empty file is a file", async () => {
  const response = await get("download", await uploaded(Buffer.alloc(0)));
  deepEqual([response.status, response.bytes.length], [200, 0]);
});

test("a file that is announced first", async () => {
  const announced = await server.request("POST", "/_matrix/media/v1/create", { token: alice.token });
  equal(announced.status, 200);
  equal(announced.body.unused_expires_at, server.clock.now() + 86_400_000);
  const address = announced.body.content_uri.slice("mxc://".length);
  const put = (person: Person, to = address, body = Buffer.from("abc")) =>
    server.request("PUT", `/_matrix/media/v3/upload/${to}?filename=a`, {
      token: person.token,
      body,
      headers: { "content-type": "text/plain" },
    });
  const early = await get("download", `${address}?timeout_ms=0`);
  deepEqual([early.status, early.body.errcode], [504, "M_NOT_YET_UPLOADED"]);
  const foreign = await put(bob);
  deepEqual([foreign.status, foreign.body.errcode], [403, "M_FORBIDDEN"]);
  const unknown = await put(alice, "conclave.test/unknown");
  deepEqual([unknown.status, unknown.body.errcode], [404, "M_NOT_FOUND"]);
  const large = await put(alice, address, Buffer.alloc(limit + 1));
  deepEqual([large.status, large.body.errcode], [413, "M_TOO_LARGE"]);
  const done = await put(alice);
  deepEqual([done.status, done.body], [200, {}]);
  equal((await get("download", address)).text, "abc");
  const again = await put(alice);
  deepEqual([again.status, again.body.errcode], [409, "M_CANNOT_OVERWRITE_MEDIA"]);
});

test("an announced file that does not come in a day is forgotten, and nobody announces too many", async () => {
  const announce = () => server.request("POST", "/_matrix/media/v1/create", { token: bob.token });
  const addresses: string[] = [];
  for (let index = 0; index < 50; index++) addresses.push((await announce()).body.content_uri.slice("mxc://".length));
  const refused = await announce();
  deepEqual([refused.status, refused.body.errcode], [429, "M_LIMIT_EXCEEDED"]);
  server.clock.advance(86_400_000);
  const late = await server.request("PUT", `/_matrix/media/v3/upload/${addresses[0]}`, { token: bob.token, body: "x" });
  deepEqual([late.status, late.body.errcode], [404, "M_NOT_FOUND"]);
  equal((await announce()).status, 200);
});

test("what is not there, too large or not allowed is refused", async (t) => {
  const rows: readonly [string, string, string, number, string][] = [
    ["an unknown file", "download", "conclave.test/unknown", 404, "M_NOT_FOUND"],
    ["another server's", "download", "elsewhere.test/unknown", 404, "M_NOT_FOUND"],
    ["a path that leads out", "download", "conclave.test/..%2F..%2Fconclave.db", 400, "M_INVALID_PARAM"],
    ["a server that is a path", "download", "..%2F..%2Fetc/passwd", 400, "M_INVALID_PARAM"],
  ];
  for (const [name, kind, path, status, errcode] of rows) {
    await t.test(name, async () => {
      const response = await get(kind, path);
      deepEqual([response.status, response.body.errcode], [status, errcode]);
    });
  }
  const before = blobs();
  const large = await upload(Buffer.alloc(limit + 1), "image/png");
  deepEqual([large.status, large.body.errcode], [413, "M_TOO_LARGE"]);
  deepEqual(blobs(), before);
  equal((await upload(Buffer.alloc(limit), "image/png")).status, 200);
});

test("nothing is given without an access token, by the old paths to nobody", async () => {
  const address = await uploaded(bytes);
  const anonymous = await server.request("GET", `/_matrix/client/v1/media/download/${address}`);
  deepEqual([anonymous.status, anonymous.body.errcode], [401, "M_MISSING_TOKEN"]);
  for (const path of [
    `v3/download/${address}`,
    `r0/download/${address}/a`,
    `v3/thumbnail/${address}?width=1&height=1`,
  ]) {
    const response = await server.request("GET", `/_matrix/media/${path}`, { token: alice.token });
    deepEqual([response.status, response.body.errcode], [404, "M_NOT_FOUND"]);
  }
});

test("how large a file may be is told, and no page is looked at", async () => {
  deepEqual((await get("config", "")).status, 404);
  const config = await server.request("GET", "/_matrix/client/v1/media/config", { token: alice.token });
  deepEqual(config.body, { "m.upload.size": limit });
  const preview = await server.request("GET", "/_matrix/client/v1/media/preview_url?url=http://localhost/", {
    token: alice.token,
  });
  deepEqual([preview.status, preview.body], [200, {}]);
});

test("over a real connection", async (t) => {
  const base = await server.listen();
  const options = { method: "POST", headers: { authorization: `Bearer ${alice.token}`, "content-type": "image/png" } };

  await t.test("an upload that breaks off leaves nothing", async () => {
    const before = blobs();
    const request = httpRequest(`${base}/_matrix/media/v3/upload`, options);
    request.on("error", () => undefined);
    await new Promise((resolve) => request.write(bytes.subarray(0, 150_000), resolve));
    while (blobs().length === before.length) await new Promise(setImmediate);
    request.destroy();
    while (blobs().length > before.length) await new Promise(setImmediate);
    deepEqual(blobs(), before);
  });

  await t.test("a refusal reaches its sender, though the body was not read, and the connection goes on", async () => {
    const json = { ...options, method: "PUT", body: JSON.stringify({ messages: { a: "x".repeat(11 << 20) } }) };
    const requests: readonly [string, RequestInit][] = [
      ["media/v3/upload", { ...options, body: Buffer.alloc(limit + 1) }],
      ["client/v3/sendToDevice/m.test/1", json],
      ["client/v3/sendToDevice/m.test/2", json],
    ];
    for (const [path, init] of requests) {
      const response = await fetch(`${base}/_matrix/${path}`, init);
      equal(response.status, 413);
      match(await response.text(), /M_TOO_LARGE/);
    }
    equal((await fetch(`${base}/_matrix/client/versions`)).status, 200);
  });

  await t.test("one person sends at most four files at once", async () => {
    const requests = Array.from({ length: 4 }, () => httpRequest(`${base}/_matrix/media/v3/upload`, options));
    const before = blobs();
    const answers = requests.map((request) => new Promise((resolve) => request.on("response", resolve)));
    for (const request of requests) request.write("a");
    while (blobs().length < before.length + 4) await new Promise(setImmediate);
    const fifth = await upload(Buffer.from("x"), "image/png");
    deepEqual([fifth.status, fifth.body.errcode], [429, "M_LIMIT_EXCEEDED"]);
    for (const request of requests) request.end();
    await Promise.all(answers);
    equal((await upload(Buffer.from("x"), "image/png")).status, 200);
  });

  await t.test("who falls silent is given up", async () => {
    const before = blobs();
    const request = httpRequest(`${base}/_matrix/media/v3/upload`, options);
    const ended = new Promise((resolve) => request.on("error", resolve));
    request.write("a");
    while (blobs().length === before.length) await new Promise(setImmediate);
    while (blobs().length > before.length) {
      server.clock.advance(30_000);
      await new Promise(setImmediate);
    }
    await ended;
  });
});
