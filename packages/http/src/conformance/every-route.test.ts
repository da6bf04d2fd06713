import { deepEqual, equal, notEqual, ok } from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Endpoint } from "@conclave/protocol/endpoint";
import { setAccountState } from "@conclave/testing/account-state";
import { examplePath } from "@conclave/testing/example-request";
import { idleWebPush } from "@conclave/testing/idle-web-push";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { type Person, signUp, signUpAs } from "@conclave/testing/world";
import { allRoutes } from "../routes.ts";

// What holds for each route there is, and for each that will be.

let server: TestServer;
let alice: Person;
let endpoints: readonly Endpoint[];

before(async () => {
  server = await startTestServer({ registrationSecret: "known to the operator" }, { webPush: idleWebPush });
  alice = await signUp(server, "alice");
  endpoints = allRoutes(server.parts).map(({ endpoint }) => endpoint);
});
after(() => server.close());

const methods = ["GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "TRACE"];
function pathsOf(endpoint: Endpoint): readonly string[] {
  return [endpoint.path, ...(endpoint.aliases ?? [])].map((path) => examplePath(endpoint, path));
}

test("another method is refused with 405, M_UNRECOGNIZED and the methods that there are", async () => {
  const allowed = Map.groupBy(
    endpoints.flatMap((endpoint) => pathsOf(endpoint).map((path) => ({ path, method: endpoint.method }))),
    ({ path }) => path,
  );
  for (const [path, known] of allowed) {
    const right = new Set<string>(known.map(({ method }) => method));
    for (const method of methods.filter((one) => !right.has(one))) {
      const response = await server.request(method, path, { token: alice.token });
      equal(response.status, 405, `${method} ${path}`);
      if (method !== "HEAD") equal(response.body.errcode, "M_UNRECOGNIZED", `${method} ${path}`);
      deepEqual(new Set(String(response.headers["allow"]).split(", ")), new Set([...right, "OPTIONS"]), path);
    }
  }
});

test("any page may ask beforehand, and read the answer", async () => {
  for (const path of new Set(endpoints.flatMap(pathsOf))) {
    const { status, headers } = await server.request("OPTIONS", path);
    equal(status, 204, path);
    equal(headers["access-control-allow-origin"], "*", path);
    equal(headers["access-control-allow-methods"], "GET, POST, PUT, DELETE, OPTIONS", path);
    equal(headers["access-control-allow-headers"], "X-Requested-With, Content-Type, Authorization", path);
  }
});

test("what is below a path that ends is no endpoint", async () => {
  for (const endpoint of endpoints) {
    const response = await server.request(endpoint.method, `${examplePath(endpoint)}/and/more/behind/it`);
    deepEqual([response.status, response.body.errcode], [404, "M_UNRECOGNIZED"], endpoint.path);
  }
});

test("each /v3 path is reached as /r0 as well", async () => {
  for (const endpoint of endpoints) {
    for (const path of pathsOf(endpoint).filter((one) => one.startsWith("/_matrix/client/v3/"))) {
      const old = path.replace("/v3/", "/r0/");
      const [now, then] = [await server.request(endpoint.method, path), await server.request(endpoint.method, old)];
      deepEqual([then.status, then.body?.errcode], [now.status, now.body?.errcode], `${endpoint.method} ${old}`);
    }
  }
});

test("without a token nothing that needs one answers, and with one that nobody has nothing that looks at it", async () => {
  for (const endpoint of endpoints) {
    const { method, path, authentication } = endpoint;
    if (authentication === "none") continue;
    const rows: readonly [Readonly<Record<string, string>>, string][] = [
      [{}, "M_MISSING_TOKEN"],
      [{ authorization: "Bearer nobody-has-this" }, "M_UNKNOWN_TOKEN"],
      [{ authorization: "Basic YWxpY2U6c2VjcmV0" }, "M_UNKNOWN_TOKEN"],
      [{ authorization: `Bearer ${alice.token} x` }, "M_UNKNOWN_TOKEN"],
    ];
    for (const [headers, errcode] of rows) {
      if (authentication === "optional" && errcode === "M_MISSING_TOKEN") continue;
      const response = await server.request(method, examplePath(endpoint), { headers });
      deepEqual([response.status, response.body.errcode], [401, errcode], `${method} ${path}`);
    }
  }
});

test("what asks for a permission asks for a token, and members have none of those", async () => {
  for (const endpoint of endpoints) {
    const { method, path, authentication, permission } = endpoint;
    if (typeof permission !== "string") continue;
    equal(authentication, "required", path);
    const response = await server.request(method, examplePath(endpoint), { token: alice.token });
    deepEqual([response.status, response.body.errcode], [403, "M_FORBIDDEN"], `${method} ${path}`);
  }
});

test("a disabled account may only sign out, a deactivated one nothing", async () => {
  const bob = await signUp(server, "bob");
  for (const [state, errcode] of [
    ["disabled", "M_USER_LOCKED"],
    ["deactivated", "M_USER_DEACTIVATED"],
  ] as const) {
    await setAccountState(server, bob.userId, state);
    for (const endpoint of endpoints) {
      if (endpoint.authentication === "none" || (state === "disabled" && endpoint.evenWhenLocked)) continue;
      const response = await server.request(endpoint.method, examplePath(endpoint), { token: bob.token });
      equal(response.body.errcode, errcode, `${endpoint.method} ${endpoint.path}`);
      equal(response.body.soft_logout, state === "disabled" ? true : undefined);
    }
  }
});

test("a suspended account is refused where its contract says so, and nowhere else for that reason", async () => {
  const owner = await signUpAs(server, "owner", "owner");
  const carol = await signUp(server, "carol");
  const path = `/_matrix/client/v1/admin/suspend/${carol.userId}`;
  equal((await server.request("PUT", path, { token: owner.token, body: { suspended: true } })).status, 200);
  for (const endpoint of endpoints.filter(({ authentication }) => authentication !== "none")) {
    // What isn't refused should do nothing either: the body breaks off.
    const { method, notWhenSuspended } = endpoint;
    const request = { token: carol.token, ...(method === "GET" ? {} : { body: "{" }) };
    const response = await server.request(method, `${examplePath(endpoint)}?a=%00`, request);
    const refusal = [response.status, response.body.errcode];
    if (notWhenSuspended === true) deepEqual(refusal, [403, "M_USER_SUSPENDED"], `${method} ${endpoint.path}`);
    else notEqual(response.body.errcode, "M_USER_SUSPENDED", `${method} ${endpoint.path}`);
  }
});

test("before set-up each route says so, or does what needs none", async () => {
  const fresh = await startTestServer({ registrationSecret: "known to the operator" }, { setUp: false });
  const waiting: string[] = [];
  for (const endpoint of endpoints) {
    const { method, path } = endpoint;
    const response = await fresh.request(method, examplePath(endpoint), method === "GET" ? {} : { body: {} });
    ok(response.status < 500 || response.status === 503, `${method} ${path}: ${response.text}`);
    if (response.status === 503) {
      equal(response.body.errcode, "IO.CONCLAVE.NOT_SET_UP", path);
      waiting.push(path);
    }
  }
  ok(waiting.length > 0);
  await fresh.close();
});

test("no answer may be kept, sniffed or framed", async () => {
  for (const endpoint of endpoints) {
    const { method, path } = endpoint;
    const { headers } = await server.request(method, examplePath(endpoint));
    equal(headers["cache-control"], "no-store", path);
    equal(headers["x-content-type-options"], "nosniff", path);
    equal(headers["x-frame-options"], "DENY", path);
  }
});
