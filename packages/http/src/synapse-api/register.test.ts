import { deepEqual, equal } from "node:assert/strict";
import { createHmac } from "node:crypto";
import { after, before, test } from "node:test";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";

const path = "/_synapse/admin/v1/register";
const registrationSecret = "only-for-tests";
let server: TestServer;
before(async () => {
  server = await startTestServer({ registration: "closed", registrationSecret });
});
after(() => server.close());

async function nonce(): Promise<string> {
  return (await server.request("GET", path)).body.nonce;
}

function macOf(parts: readonly string[], secret = registrationSecret): string {
  return createHmac("sha1", secret).update(parts.join("\0")).digest("hex");
}

test("who knows the secret makes accounts, administrators among them", async () => {
  const first = await nonce();
  const body = { nonce: first, username: "Alice", password: "short", displayname: "Alice" };
  const done = await server.request("POST", path, {
    body: { ...body, mac: macOf([first, "Alice", "short", "notadmin"]) },
  });
  deepEqual([done.status, done.body.user_id, done.body.home_server], [200, "@alice:conclave.test", "conclave.test"]);
  const profile = await server.request("GET", "/_matrix/client/v3/profile/@alice:conclave.test", {
    token: done.body.access_token,
  });
  deepEqual(profile.body, { displayname: "Alice" });

  const second = await nonce();
  const admin = { nonce: second, username: "root", password: "short", admin: true, user_type: "bot" };
  const made = await server.request("POST", path, {
    body: { ...admin, mac: macOf([second, "root", "short", "admin", "bot"]).toUpperCase() },
  });
  equal(made.body.user_id, "@root:conclave.test");
});

test("what is refused", async (t) => {
  const good = await nonce();
  const fields = { nonce: good, username: "bob", password: "short" };
  const mac = macOf([good, "bob", "short", "notadmin"]);
  const forged = `${good.slice(0, good.lastIndexOf("."))}.${"A".repeat(43)}`;
  const rows: readonly [string, unknown, number, string][] = [
    ["another secret", { ...fields, mac: macOf([good, "bob", "short", "notadmin"], "x") }, 403, "M_FORBIDDEN"],
    ["another rank", { ...fields, mac, admin: true }, 403, "M_FORBIDDEN"],
    ["another name", { ...fields, mac, username: "bobby" }, 403, "M_FORBIDDEN"],
    ["half a MAC", { ...fields, mac: mac.slice(20) }, 403, "M_FORBIDDEN"],
    ["an empty MAC", { ...fields, mac: "" }, 403, "M_FORBIDDEN"],
    ["a nonce of one's own", { ...fields, mac, nonce: "x" }, 400, "M_UNKNOWN"],
    [
      "a forged nonce",
      { ...fields, nonce: forged, mac: macOf([forged, "bob", "short", "notadmin"]) },
      400,
      "M_UNKNOWN",
    ],
    ["no MAC", fields, 400, "M_MISSING_PARAM"],
    ["a number for a name", { ...fields, mac, username: 1 }, 400, "M_BAD_JSON"],
    [
      "a name with a space",
      { ...fields, username: "b b", mac: macOf([good, "b b", "short", "notadmin"]) },
      400,
      "M_INVALID_USERNAME",
    ],
  ];
  for (const [name, body, status, errcode] of rows) {
    await t.test(name, async () => {
      const response = await server.request("POST", path, { body });
      deepEqual([response.status, response.body.errcode], [status, errcode]);
    });
  }
  equal((await server.request("POST", path, { body: { ...fields, mac } })).status, 200);
  const again = await server.request("POST", path, { body: { ...fields, mac } });
  equal(again.body.errcode, "M_USER_IN_USE");
  server.clock.advance(60_000);
  const late = await server.request("POST", path, { body: { ...fields, mac } });
  equal(late.body.errcode, "M_UNKNOWN");
});

test("without a secret there is no such endpoint", async () => {
  const closed = await startTestServer();
  for (const method of ["GET", "POST"]) {
    const response = await closed.request(method, path, method === "POST" ? { body: {} } : {});
    deepEqual([response.status, response.body.errcode], [404, "M_UNRECOGNIZED"]);
  }
  await closed.close();
});
