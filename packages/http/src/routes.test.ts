import { deepEqual, equal, notEqual } from "node:assert/strict";
import { after, before, test } from "node:test";
import { type AuditEventType, auditEventTypes } from "@conclave/protocol/audit-events/audit-event-type";
import type { Endpoint, NoneReason } from "@conclave/protocol/endpoint";
import { type Permission, permissions } from "@conclave/protocol/permissions/permission";
import { idleWebPush } from "@conclave/testing/idle-web-push";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { type Person, signUp } from "@conclave/testing/world";
import { allRoutes } from "./routes.ts";

let server: TestServer;
let member: Person;
let endpoints: readonly Endpoint[];
before(async () => {
  server = await startTestServer({ registrationSecret: "secret" }, { webPush: idleWebPush });
  member = await signUp(server, "mia");
  endpoints = allRoutes(server.parts).map((route) => route.endpoint);
});
after(() => server.close());

const reasons: readonly NoneReason[] = ["traffic", "own-data", "read", "public", "proof-in-body"];

/** Permissions that no route asks for, and why. */
const permissionsElsewhere: Partial<Record<Permission, string>> = {
  "accounts.create": "The command line makes accounts; in the console people are invited.",
};

/** Audit events that no route declares, and why. */
const eventsElsewhere: Partial<Record<AuditEventType, string>> = {
  "session.refused": "What POST /login and the sign-in page record when they refuse.",
  "account.suspension-ended": "What PUT /admin/suspend records when it ends one.",
  "setup-link.created": "The command line and the server's start make them.",
  "server.started": "No request.",
  "server.stopped": "No request.",
};

function nameOf({ method, path }: Endpoint): string {
  return `${method} ${path}`;
}

/** A path that the route answers, whatever it then says of these parameters. */
function pathOf({ path }: Endpoint): string {
  return path.replaceAll(/\{\w+\}/g, "x");
}

function audited(endpoint: Endpoint): AuditEventType | undefined {
  return typeof endpoint.audit === "string" ? endpoint.audit : undefined;
}

test("every route says who may and what is recorded, or why not", () => {
  for (const endpoint of endpoints) {
    const { permission, audit } = endpoint;
    if (typeof permission === "string") {
      equal(Object.hasOwn(permissions, permission), true, nameOf(endpoint));
      equal(endpoint.authentication, "required", `${nameOf(endpoint)}: a permission needs a caller`);
    } else equal(reasons.includes(permission.none), true, nameOf(endpoint));
    if (typeof audit === "string") equal(Object.hasOwn(auditEventTypes, audit), true, nameOf(endpoint));
    else equal(reasons.includes(audit.none), true, nameOf(endpoint));
    if (endpoint.method === "GET" && typeof audit !== "string") notEqual(audit.none, "proof-in-body");
  }
});

test("a route without a caller, a permission or a proof is public, and says so", () => {
  for (const endpoint of endpoints) {
    if (endpoint.authentication !== "none") continue;
    const { permission } = endpoint;
    const reason = typeof permission === "string" ? permission : permission.none;
    equal(reason === "public" || reason === "proof-in-body", true, `${nameOf(endpoint)}: ${reason}`);
  }
});

test("everything that costs is charged", () => {
  for (const endpoint of endpoints) {
    if (endpoint.method === "GET" && endpoint.rateLimit === "none") continue;
    notEqual(endpoint.rateLimit, "none", nameOf(endpoint));
  }
});

test("no two routes share method and path", () => {
  const shapes = endpoints.flatMap(({ method, path, aliases = [] }) =>
    [path, ...aliases].map((each) => `${method} ${each.replaceAll(/\{\w+\}/g, "{}")}`),
  );
  deepEqual(
    shapes.filter((shape, index) => shapes.indexOf(shape) !== index),
    [],
  );
});

test("every permission and audit event is some route's, or it is said whose it is", () => {
  const asked = new Set(endpoints.map((endpoint) => endpoint.permission));
  for (const permission of Object.keys(permissions) as Permission[]) {
    equal(asked.has(permission), permissionsElsewhere[permission] === undefined, permission);
  }
  const declared = new Set(endpoints.map(audited));
  for (const type of Object.keys(auditEventTypes) as AuditEventType[]) {
    equal(declared.has(type), eventsElsewhere[type] === undefined, type);
  }
});

test("a route that needs a caller has none without a token, nor with a wrong one", async () => {
  for (const endpoint of endpoints.filter(({ authentication }) => authentication === "required")) {
    const without = await server.request(endpoint.method, pathOf(endpoint));
    deepEqual([without.status, without.body.errcode], [401, "M_MISSING_TOKEN"], nameOf(endpoint));
    const wrong = await server.request(endpoint.method, pathOf(endpoint), { token: "cat_wrong" });
    deepEqual([wrong.status, wrong.body.errcode], [401, "M_UNKNOWN_TOKEN"], nameOf(endpoint));
  }
});

test("a route that needs a permission refuses a member before it looks at anything else", async () => {
  const guarded = endpoints.filter(({ permission }) => typeof permission === "string");
  equal(guarded.length > 10, true);
  for (const endpoint of guarded) {
    const response = await server.request(endpoint.method, pathOf(endpoint), { token: member.token, body: "{" });
    deepEqual([response.status, response.body.errcode], [403, "M_FORBIDDEN"], nameOf(endpoint));
  }
});

test("every v3 route is an r0 route too", async () => {
  const routes = endpoints.filter(({ path, authentication }) => path.includes("/v3/") && authentication === "required");
  equal(routes.length > 50, true);
  for (const endpoint of routes) {
    const response = await server.request(endpoint.method, pathOf(endpoint).replace("/v3/", "/r0/"));
    deepEqual([response.status, response.body.errcode], [401, "M_MISSING_TOKEN"], nameOf(endpoint));
  }
});

test("another method is 405, another path 404", async () => {
  for (const endpoint of endpoints) {
    const known = endpoints.filter(({ path }) => pathOf({ ...endpoint, path }) === pathOf(endpoint));
    const other = (["GET", "PUT", "POST", "DELETE"] as const).find(
      (method) => !known.some((route) => route.method === method),
    );
    if (other === undefined) continue;
    const response = await server.request(other, pathOf(endpoint), { token: member.token });
    deepEqual([response.status, response.body.errcode], [405, "M_UNRECOGNIZED"], nameOf(endpoint));
  }
  const nowhere = await server.request("GET", "/_conclave/admin/v1/nowhere", { token: member.token });
  deepEqual([nowhere.status, nowhere.body.errcode], [404, "M_UNRECOGNIZED"]);
});
