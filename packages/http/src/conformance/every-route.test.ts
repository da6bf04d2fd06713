import { deepEqual, equal, ok } from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Endpoint } from "@conclave/protocol/endpoint";
import { setAccountState } from "@conclave/testing/account-state";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { type Person, signUp } from "@conclave/testing/world";
import { allRoutes } from "../routes.ts";

// What holds for each route there is, and for each that will be.

let server: TestServer;
let alice: Person;
let endpoints: readonly Endpoint[];

before(async () => {
  server = await startTestServer({ registrationSecret: "known to the operator" });
  alice = await signUp(server, "alice");
  endpoints = allRoutes(server.parts).map(({ endpoint }) => endpoint);
});
after(() => server.close());

const methods = ["GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "TRACE"];
/** A value for each parameter that stands in a path. */
const values: Readonly<Record<string, string>> = {
  roomId: "!aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  eventId: "$aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  userId: "@alice:conclave.test",
  roomIdOrAlias: "#none:conclave.test",
  roomAlias: "#none:conclave.test",
};

function filled(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? "m.name"));
}

function pathsOf(endpoint: Endpoint): readonly string[] {
  return [endpoint.path, ...(endpoint.aliases ?? [])].map(filled);
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
    const response = await server.request(endpoint.method, `${filled(endpoint.path)}/and/more/behind/it`);
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

test("without a token, or with one that nobody has, nothing that needs one answers", async () => {
  for (const { method, path, authentication } of endpoints) {
    if (authentication !== "required") continue;
    const rows: readonly [Readonly<Record<string, string>>, string][] = [
      [{}, "M_MISSING_TOKEN"],
      [{ authorization: "Bearer nobody-has-this" }, "M_UNKNOWN_TOKEN"],
      [{ authorization: "Basic YWxpY2U6c2VjcmV0" }, "M_UNKNOWN_TOKEN"],
      [{ authorization: `Bearer ${alice.token} ` + "x" }, "M_UNKNOWN_TOKEN"],
    ];
    for (const [headers, errcode] of rows) {
      const response = await server.request(method, filled(path), { headers });
      deepEqual([response.status, response.body.errcode], [401, errcode], `${method} ${path}`);
    }
  }
});

test("what asks for a permission asks for a token, and members have none of those", async () => {
  for (const { method, path, authentication, permission } of endpoints) {
    if (typeof permission !== "string") continue;
    equal(authentication, "required", path);
    const response = await server.request(method, filled(path), { token: alice.token });
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
      if (endpoint.authentication !== "required" || (state === "disabled" && endpoint.evenWhenLocked)) continue;
      const response = await server.request(endpoint.method, filled(endpoint.path), { token: bob.token });
      equal(response.body.errcode, errcode, `${endpoint.method} ${endpoint.path}`);
      equal(response.body.soft_logout, state === "disabled" ? true : undefined);
    }
  }
});

test("before set-up each route says so, or does what needs none", async () => {
  const fresh = await startTestServer({ registrationSecret: "known to the operator" }, { setUp: false });
  const waiting: string[] = [];
  for (const { method, path } of endpoints) {
    const response = await fresh.request(method, filled(path), method === "GET" ? {} : { body: {} });
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
  for (const { method, path } of endpoints) {
    const { headers } = await server.request(method, filled(path));
    equal(headers["cache-control"], "no-store", path);
    equal(headers["x-content-type-options"], "nosniff", path);
    equal(headers["x-frame-options"], "DENY", path);
  }
});
