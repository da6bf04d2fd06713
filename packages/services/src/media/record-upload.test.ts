import { deepEqual, equal } from "node:assert/strict";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { type Person, signUp } from "@conclave/testing/world";

let server: TestServer;
before(async () => {
  server = await startTestServer({ mediaPerPerson: 5_000 });
});
after(() => server.close());

const upload = async (person: Person, bytes: number) => {
  const headers = { "content-type": "application/octet-stream" };
  const body = Buffer.alloc(bytes);
  const response = await server.request("POST", "/_matrix/media/v3/upload", { token: person.token, body, headers });
  return [response.status, response.body.errcode];
};

const storedFiles = () =>
  readdirSync(join(server.folder, "media"), { recursive: true })
    .map((name) => join(server.folder, "media", String(name)))
    .filter((path) => statSync(path).isFile()).length;

test("whoever has uploaded as much as they may uploads nothing more, and others do", async () => {
  const alice = await signUp(server, "files");
  const bob = await signUp(server, "others");
  deepEqual(await upload(alice, 4_000), [200, undefined]);
  deepEqual(await upload(alice, 1_001), [403, "M_FORBIDDEN"]);
  const files = storedFiles();
  const together = await Promise.all([upload(alice, 600), upload(alice, 600)]);
  deepEqual(together.map(([status]) => status).sort(), [200, 403], "asked again when a file is noted");
  equal(storedFiles(), files + 1, "what was refused is not kept");
  deepEqual(await upload(bob, 4_000), [200, undefined]);
});
