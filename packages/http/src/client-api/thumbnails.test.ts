import { deepEqual, equal, match } from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { movingGif, png, sizeOfPicture } from "@conclave/testing/pictures";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { type Person, signUp } from "@conclave/testing/world";

let server: TestServer;
let alice: Person;
let bob: Person;
before(async () => {
  server = await startTestServer({ uploadLimit: 40_000_000 });
  alice = await signUp(server, "alice");
  bob = await signUp(server, "bob");
});
after(() => server.close());

async function uploaded(body: Buffer, contentType: string): Promise<string> {
  const headers = { "content-type": contentType };
  const response = await server.request("POST", "/_matrix/media/v3/upload", { token: alice.token, body, headers });
  equal(response.status, 200, response.text);
  return response.body.content_uri.slice("mxc://".length);
}

async function thumbnail(address: string, query: string, headers: Record<string, string> = {}) {
  return server.request("GET", `/_matrix/client/v1/media/thumbnail/${address}?${query}`, { token: bob.token, headers });
}

function blobs(): number {
  const entries = readdirSync(join(server.folder, "media"), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).length;
}

test("thumbnails in the sizes that the specification names, and in those between", async (t) => {
  const address = await uploaded(png(1_000, 800), "image/png");
  const rows: readonly [string, number, number][] = [
    ["width=32&height=32&method=crop", 32, 32],
    ["width=96&height=96&method=crop", 96, 96],
    ["width=320&height=240&method=scale", 320, 256],
    ["width=640&height=480&method=scale", 640, 512],
    ["width=800&height=600&method=scale", 800, 640],
    ["width=48&height=48&method=crop", 96, 96],
    ["width=100&height=50&method=crop", 320, 160],
    ["width=10&height=10", 40, 32],
    ["width=10000&height=10000&method=crop", 1_000, 800],
  ];
  for (const [query, width, height] of rows) {
    await t.test(query, async () => {
      const response = await thumbnail(address, query);
      equal(response.status, 200, response.text);
      deepEqual(sizeOfPicture(response.bytes), [width, height]);
    });
  }
});

test("a thumbnail is as harmless as any file, and may be asked for in parts", async () => {
  const address = await uploaded(png(200, 200), "image/png");
  const { headers, bytes } = await thumbnail(address, "width=32&height=32&method=crop");
  const expected = {
    "content-type": "image/jpeg",
    "content-length": String(bytes.length),
    "content-disposition": 'inline; filename="thumbnail.jpeg"',
    "x-content-type-options": "nosniff",
    "cache-control": "private, max-age=86400, immutable",
  };
  for (const [name, value] of Object.entries(expected)) equal(String(headers[name]), value, name);
  match(String(headers["content-security-policy"]), /^sandbox; default-src 'none'/);
  const part = await thumbnail(address, "width=32&height=32&method=crop", { range: "bytes=1-4" });
  deepEqual([part.status, part.bytes.equals(bytes.subarray(1, 5))], [206, true]);
  const known = { "if-none-match": String(headers["etag"]) };
  equal((await thumbnail(address, "width=32&height=32&method=crop", known)).status, 304);
  equal((await thumbnail(address, "width=96&height=96&method=crop", known)).status, 200);
});

test("what moves does so only for who asks, and what is small enough is its own thumbnail", async (t) => {
  const gif = await uploaded(movingGif, "image/gif");
  const small = png(20, 20);
  const picture = await uploaded(small, "image/png");
  const rows: readonly [string, string, string, string][] = [
    ["moving", gif, "width=32&height=32&animated=true", "image/webp"],
    ["still", gif, "width=32&height=32&animated=false", "image/png"],
    ["as nothing is said", gif, "width=32&height=32", "image/png"],
    ["small and moving", gif, "width=96&height=96&animated=true", "image/gif"],
    ["small and still", gif, "width=96&height=96", "image/png"],
    ["a picture that can't move", picture, "width=32&height=32&animated=true", "image/png"],
  ];
  for (const [name, address, query, type] of rows) {
    await t.test(name, async () => equal((await thumbnail(address, query)).headers["content-type"], type));
  }
  for (let time = 0; time < 2; time++) {
    equal((await thumbnail(picture, "width=32&height=32")).bytes.equals(small), true);
  }
});

test("a thumbnail is made once, kept as any file is, and beyond sixteen forms not kept", async () => {
  const address = await uploaded(png(300, 200), "image/png");
  const before = blobs();
  const first = await thumbnail(address, "width=32&height=32&method=crop");
  equal(blobs(), before + 1);
  const after = blobs();
  const second = await thumbnail(address, "width=20&height=20&method=crop");
  deepEqual([second.bytes.equals(first.bytes), blobs()], [true, after]);
  const asked = Array.from({ length: 17 }, (_, index) =>
    thumbnail(address, `width=32&height=${index + 1}&method=crop`),
  );
  for (const response of await Promise.all(asked)) equal(response.status, 200);
  const full = blobs();
  equal((await thumbnail(address, "width=32&height=31&method=crop")).status, 200);
  equal(blobs(), full);
});

test("many ask for the same thumbnail at once, and it is made once", async () => {
  const address = await uploaded(png(300, 200), "image/png");
  const before = blobs();
  const asked = Array.from({ length: 20 }, () => thumbnail(address, "width=32&height=32&method=crop"));
  equal(
    (await Promise.all(asked)).every(({ status }) => status === 200),
    true,
  );
  equal(blobs() - before, 1);
});

test("what no thumbnail can be made of", async (t) => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"/>');
  const picture = await uploaded(png(200, 200), "image/png");
  const rows: readonly [string, string, string, number, string][] = [
    ["text", await uploaded(Buffer.from("a"), "text/plain"), "", 400, "M_UNKNOWN"],
    ["an encrypted file", await uploaded(png(200, 200), "application/octet-stream"), "", 400, "M_UNKNOWN"],
    ["SVG", await uploaded(svg, "image/svg+xml"), "", 400, "M_UNKNOWN"],
    ["SVG that is said to be a PNG", await uploaded(svg, "image/png"), "", 400, "M_UNKNOWN"],
    ["noise", await uploaded(Buffer.alloc(50_000, 3), "image/gif"), "", 400, "M_UNKNOWN"],
    ["an empty file", await uploaded(Buffer.alloc(0), "image/png"), "", 400, "M_UNKNOWN"],
    ["a bomb", await uploaded(png(1, 1, { width: 16_000, height: 16_000 }), "image/png"), "", 413, "M_TOO_LARGE"],
    ["too many bytes", await uploaded(Buffer.alloc(33_554_433), "image/png"), "", 413, "M_TOO_LARGE"],
    ["an unknown file", "conclave.test/unknown", "", 404, "M_NOT_FOUND"],
    ["another server's", "elsewhere.test/unknown", "", 404, "M_NOT_FOUND"],
    ["a negative size", picture, "&width=-1", 400, "M_INVALID_PARAM"],
    ["no size at all", picture, "&width=0", 400, "M_INVALID_PARAM"],
    ["a size beyond all", picture, "&width=10001", 400, "M_INVALID_PARAM"],
    ["a size that is no number", picture, "&width=1.5", 400, "M_INVALID_PARAM"],
    ["another method", picture, "&method=stretch", 400, "M_INVALID_PARAM"],
  ];
  for (const [name, address, query, status, errcode] of rows) {
    await t.test(name, async () => {
      const size = query.includes("width") ? "height=32" : "width=32&height=32";
      for (let time = 0; time < 2; time++) {
        const response = await thumbnail(address, `${size}${query}`);
        deepEqual([response.status, response.body.errcode], [status, errcode]);
      }
    });
  }
  const unsized = await thumbnail(picture, "");
  deepEqual([unsized.status, unsized.body.errcode], [400, "M_MISSING_PARAM"]);
  const anonymous = await server.request("GET", `/_matrix/client/v1/media/thumbnail/${picture}?width=32&height=32`);
  deepEqual([anonymous.status, anonymous.body.errcode], [401, "M_MISSING_TOKEN"]);
  const unknown = await server.request("GET", `/_matrix/client/v1/media/thumbnail/${picture}?width=32&height=32`, {
    token: "unknown",
  });
  deepEqual([unknown.status, unknown.body.errcode], [401, "M_UNKNOWN_TOKEN"]);
});
