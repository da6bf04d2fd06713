import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { png } from "@conclave/testing/pictures";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { type Person, signUp } from "@conclave/testing/world";

let server: TestServer;
let alice: Person;
let bob: Person;
let picture: string;
before(async () => {
  server = await startTestServer();
  alice = await signUp(server, "alice");
  bob = await signUp(server, "bob");
  picture = await uploaded(png(64, 64), "image/png");
});
after(() => server.close());

const upload = (body: Buffer, contentType: string, query = "") =>
  server.request("POST", `/_matrix/media/v3/upload${query}`, {
    token: alice.token,
    body,
    headers: { "content-type": contentType },
  });

async function uploaded(body: Buffer, contentType: string, query = ""): Promise<string> {
  const response = await upload(body, contentType, query);
  equal(response.status, 200, response.text);
  return response.body.content_uri.slice("mxc://".length);
}

const get = (path: string, headers: Record<string, string> = {}) =>
  server.request("GET", `/_matrix/client/v1/media/${path}`, { token: bob.token, headers });

test("ranges at the edges of a file", async (t) => {
  const bytes = Buffer.from("0123456789");
  const address = await uploaded(bytes, "text/plain");
  const empty = await uploaded(Buffer.alloc(0), "text/plain");
  const rows: readonly [string, string, number, string, string | undefined][] = [
    [address, "bytes=0-0", 206, "0", "bytes 0-0/10"],
    [address, "bytes=9-9", 206, "9", "bytes 9-9/10"],
    [address, "bytes=0-9", 206, "0123456789", "bytes 0-9/10"],
    [address, "bytes=5-100", 206, "56789", "bytes 5-9/10"],
    [address, "bytes=-1", 206, "9", "bytes 9-9/10"],
    [address, "bytes=-100", 206, "0123456789", "bytes 0-9/10"],
    [address, "bytes=-0", 416, "", "bytes */10"],
    [address, "bytes=10-", 416, "", "bytes */10"],
    [address, "bytes=10-12", 416, "", "bytes */10"],
    [address, "bytes=5-4", 200, "0123456789", undefined],
    [address, "bytes=0-0,9-9", 200, "0123456789", undefined],
    [address, "bytes=-", 200, "0123456789", undefined],
    [address, "lines=0-1", 200, "0123456789", undefined],
    [address, "bytes=1e1-", 200, "0123456789", undefined],
    [empty, "bytes=0-", 416, "", "bytes */0"],
    [empty, "bytes=-1", 416, "", "bytes */0"],
  ];
  for (const [file, range, status, text, contentRange] of rows) {
    await t.test(`${range} of ${file === empty ? "nothing" : "ten bytes"}`, async () => {
      const response = await get(`download/${file}`, { range });
      deepEqual([response.status, response.text, response.headers["content-range"]], [status, text, contentRange]);
      equal(response.headers["x-content-type-options"], "nosniff");
      equal(String(response.headers["content-security-policy"]).startsWith("sandbox; default-src 'none'"), true);
    });
  }
});

test("a name can't leave its header, and is the uploader's or the one that is asked for", async (t) => {
  const rows: readonly [string, string, string][] = [
    ["?filename=a%0d%0aSet-Cookie:%20b", "", 'inline; filename="aSet-Cookie: b"'],
    ["?filename=a%22;%20filename=%22b", "", 'inline; filename="a\\"; filename=\\"b"'],
    ["?filename=..%2F..%2Fetc", "", 'inline; filename="../../etc"'],
    ["", "", "inline"],
    ["?filename=a", "/b", 'inline; filename="b"'],
    ["", "/b%0d%0aX:%20c", 'inline; filename="bX: c"'],
  ];
  for (const [query, path, expected] of rows) {
    await t.test(`${query}${path}`, async () => {
      const address = await uploaded(Buffer.from("x"), "text/plain", query);
      const { headers } = await get(`download/${address}${path}`);
      deepEqual(
        [headers["content-disposition"], headers["set-cookie"], headers["x"]],
        [expected, undefined, undefined],
      );
    });
  }
});

test("what names a file, and how large a thumbnail is, have their bounds", async (t) => {
  const good: readonly string[] = [
    `download/${picture}/${"a".repeat(1_024)}`,
    `thumbnail/${picture}?width=1&height=10000`,
    `thumbnail/${picture}?width=10000&height=1`,
    `thumbnail/${picture}?width=32&height=32&animated=false`,
    `thumbnail/${picture}?width=32&height=32&animated=true`,
  ];
  for (const path of good) await t.test(path.slice(-60), async () => equal((await get(path)).status, 200));
  const rows: readonly [string, number, string][] = [
    [`download/${picture}/${"a".repeat(1_025)}`, 400, "M_INVALID_PARAM"],
    [`download/conclave.test/${"a".repeat(255)}`, 404, "M_NOT_FOUND"],
    [`download/conclave.test/${"a".repeat(256)}`, 400, "M_INVALID_PARAM"],
    [`download/${"a".repeat(231)}/a`, 400, "M_INVALID_PARAM"],
    ["download/conclave.test/a.b", 400, "M_INVALID_PARAM"],
    [`thumbnail/${picture}`, 400, "M_MISSING_PARAM"],
    [`thumbnail/${picture}?width=32`, 400, "M_MISSING_PARAM"],
    [`thumbnail/${picture}?width=0&height=32`, 400, "M_INVALID_PARAM"],
    [`thumbnail/${picture}?width=32&height=-1`, 400, "M_INVALID_PARAM"],
    [`thumbnail/${picture}?width=1.5&height=32`, 400, "M_INVALID_PARAM"],
    [`thumbnail/${picture}?width=10001&height=32`, 400, "M_INVALID_PARAM"],
    [`thumbnail/${picture}?width=32&height=32&method=stretch`, 400, "M_INVALID_PARAM"],
    [`thumbnail/${picture}?width=32&height=32&animated=perhaps`, 400, "M_INVALID_PARAM"],
  ];
  for (const [path, status, errcode] of rows) {
    await t.test(path.slice(-60), async () => {
      const response = await get(path);
      deepEqual([response.status, response.body.errcode], [status, errcode]);
    });
  }
  const name = await upload(Buffer.from("x"), "text/plain", `?filename=${"a".repeat(255)}`);
  const longName = await upload(Buffer.from("x"), "text/plain", `?filename=${"a".repeat(256)}`);
  deepEqual([name.status, longName.status, longName.body.errcode], [200, 400, "M_INVALID_PARAM"]);
});

test("what somebody says of their file is not believed beyond its header", async (t) => {
  const rows: readonly [string, string, string][] = [
    ["text/html", "text/html", "attachment"],
    ["image/svg+xml", "image/svg+xml", "attachment"],
    ["text/xml", "text/xml", "attachment"],
    ["application/javascript", "application/javascript", "attachment"],
    ["image/png, text/html", "application/octet-stream", "attachment"],
    [`text/${"a".repeat(250)}`, `text/${"a".repeat(250)}`, "attachment"],
    [`text/${"a".repeat(251)}`, "application/octet-stream", "attachment"],
  ];
  for (const [sent, type, disposition] of rows) {
    await t.test(sent.slice(0, 40), async () => {
      const { headers } = await get(`download/${await uploaded(Buffer.from("<script>"), sent)}`);
      deepEqual([headers["content-type"], headers["content-disposition"]], [type, disposition]);
    });
  }
});
