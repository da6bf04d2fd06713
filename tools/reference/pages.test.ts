import { deepEqual, equal } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { allRoutes } from "@conclave/http/routes";
import { idleWebPush } from "@conclave/testing/idle-web-push";
import { startTestServer } from "@conclave/testing/test-server";
import { Type } from "typebox";
import { readContracts } from "./contracts.ts";
import { referenceFolder, referencePages } from "./pages.ts";
import { fieldsOf } from "./schema-fields.ts";

test("the committed reference is what the contracts say", async (t) => {
  for (const [name, text] of await referencePages()) {
    await t.test(name, () => {
      equal(readFileSync(new URL(name, referenceFolder), "utf8"), text, "Run: npm run reference");
    });
  }
});

test("every contract says in words what it is for", async () => {
  const contracts = await readContracts();
  equal(contracts.length > 100, true);
  const silent = contracts.filter(({ paragraphs }) => paragraphs.length === 0).map(({ endpoint }) => endpoint.path);
  deepEqual(silent, []);
});

test("every contract is served, and every route has its contract there", async () => {
  const server = await startTestServer({ registrationSecret: "secret" }, { webPush: idleWebPush });
  const served = allRoutes(server.parts).map((route) => `${route.endpoint.method} ${route.endpoint.path}`);
  const stated = (await readContracts()).map(({ endpoint }) => `${endpoint.method} ${endpoint.path}`);
  await server.close();
  deepEqual(served.toSorted(), stated.toSorted());
});

test("a schema is told field by field", () => {
  const schema = Type.Object({
    name: Type.String({ minLength: 1, maxLength: 9 }),
    state: Type.Optional(Type.Union([Type.Literal("open"), Type.Literal("closed")])),
    count: Type.Integer({ minimum: 0 }),
    inner: Type.Object({ flag: Type.Boolean() }),
    list: Type.Array(Type.Object({ id: Type.String() })),
  });
  deepEqual(
    fieldsOf(schema).map(({ name, type, isRequired }) => `${name}: ${type}${isRequired ? "" : "?"}`),
    [
      "name: text, 1 to 9 characters",
      "state: `open`, `closed`?",
      "count: number",
      "inner: object",
      "inner.flag: true or false",
      "list: list of object",
      "list[].id: text",
    ],
  );
});
