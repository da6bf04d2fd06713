import { deepEqual, ok } from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Endpoint } from "@conclave/protocol/endpoint";
import {
  example,
  exampleAddress,
  exampleParam,
  examplePath,
  lackingExample,
  type Schema,
} from "@conclave/testing/example-request";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { signUpAs } from "@conclave/testing/world";
import { defaultBodyLimit } from "../edge/read-body.ts";
import { allRoutes } from "../routes.ts";

// What each route says of a request that can't be meant. All of it comes before the handler, so nothing is done by any of these.

let server: TestServer;
let endpoints: readonly Endpoint[];
let token: string;

before(async () => {
  server = await startTestServer({ registrationSecret: "known to the operator" });
  endpoints = allRoutes(server.parts).map(({ endpoint }) => endpoint);
  ({ token } = await signUpAs(server, "owner", "owner"));
});
after(() => server.close());

/** Asks as somebody who may do everything. */
async function ask({ method, authentication }: Endpoint, path: string, body?: unknown) {
  const { status, body: answer } = await server.request(method, path, {
    ...(authentication === "none" ? {} : { token }),
    ...(body === undefined ? {} : { body }),
  });
  return { refusal: [status, answer?.errcode], error: String(answer?.error) };
}

async function expectRefusal(endpoint: Endpoint, path: string, body: unknown, refusal: readonly [number, string]) {
  const answer = await ask(endpoint, path, body);
  deepEqual(answer.refusal, refusal, `${endpoint.method} ${path} ${String(body).slice(0, 50)}: ${answer.error}`);
}

const takesJson = ({ method, bodyKind = "json" }: Endpoint) => method !== "GET" && bodyKind === "json";
const wantsBody = (endpoint: Endpoint) => takesJson(endpoint) && endpoint.body !== undefined;

test("a body that can't be read is refused, also where nothing is read out of it", async () => {
  const rows: readonly [string | Buffer, readonly [number, string]][] = [
    ["{", [400, "M_NOT_JSON"]],
    [Buffer.from([0x7b, 0xff, 0x7d]), [400, "M_NOT_JSON"]],
    ['{"a":"\\ud800"}', [400, "M_BAD_JSON"]],
    ['{"\\udc00":1}', [400, "M_BAD_JSON"]],
    [`${'{"a":'.repeat(101)}1${"}".repeat(101)}`, [400, "M_BAD_JSON"]],
  ];
  for (const endpoint of endpoints.filter(takesJson)) {
    for (const [body, refusal] of rows) await expectRefusal(endpoint, exampleAddress(endpoint), body, refusal);
  }
});

test("one byte above its limit a body is refused", async () => {
  for (const endpoint of endpoints.filter(takesJson)) {
    const body = " ".repeat((endpoint.bodyLimit ?? defaultBodyLimit) + 1);
    await expectRefusal(endpoint, exampleAddress(endpoint), body, [413, "M_TOO_LARGE"]);
  }
});

test("JSON that is no object is refused", async () => {
  for (const endpoint of endpoints.filter(wantsBody)) {
    for (const body of ["[]", '"{}"', "1", "null", "true"])
      await expectRefusal(endpoint, exampleAddress(endpoint), body, [400, "M_BAD_JSON"]);
  }
});

test("U+0000 is refused in paths and queries", async () => {
  for (const endpoint of endpoints) {
    const { path } = endpoint;
    const plain = path.includes("{") ? path.replaceAll(/\{\w+\}/g, "a%00") : `${path}?a=%00`;
    await expectRefusal(endpoint, plain, undefined, [400, "M_INVALID_PARAM"]);
  }
});

test("a field that must be there is missed", async () => {
  for (const endpoint of endpoints) {
    const [path, address] = [examplePath(endpoint), exampleAddress(endpoint)];
    if (address !== path) await expectRefusal(endpoint, path, undefined, [400, "M_MISSING_PARAM"]);
    const lacking = wantsBody(endpoint) ? lackingExample(endpoint.body as Schema) : undefined;
    if (lacking !== undefined) await expectRefusal(endpoint, address, lacking, [400, "M_MISSING_PARAM"]);
  }
});

test("a field of the wrong type is refused by its name", async () => {
  let count = 0;
  for (const endpoint of endpoints.filter(wantsBody)) {
    const schema = endpoint.body as Schema;
    for (const [name, part] of Object.entries(schema.properties ?? {})) {
      const wrong = wrongFor(part);
      if (wrong === undefined) continue;
      const body = { ...(example(schema) as object), [name]: wrong };
      const { refusal, error } = await ask(endpoint, exampleAddress(endpoint), body);
      deepEqual(refusal, [400, "M_BAD_JSON"], `${endpoint.method} ${endpoint.path} ${name}: ${error}`);
      ok(error.startsWith(`${name} `), `${endpoint.path}: ${error}`);
      count++;
    }
  }
  ok(count > 100, String(count));
});

test("one beyond the limit of a field is refused by its name", async () => {
  let count = 0;
  for (const endpoint of endpoints) {
    const body = wantsBody(endpoint) ? (endpoint.body as Schema) : {};
    for (const [name, part] of Object.entries(body.properties ?? {})) {
      const beyond = beyondLimit(part);
      if (beyond === undefined) continue;
      const answer = await ask(endpoint, exampleAddress(endpoint), { ...(example(body) as object), [name]: beyond });
      deepEqual(answer.refusal, [400, "M_BAD_JSON"], `${endpoint.method} ${endpoint.path}: ${answer.error}`);
      ok(answer.error.startsWith(name), answer.error);
      count++;
    }
    const params = (endpoint.params as Schema | undefined)?.properties ?? {};
    for (const [name, { maxLength }] of Object.entries(params)) {
      if (maxLength === undefined || !endpoint.path.includes(`{${name}}`)) continue;
      const path = exampleAddress(endpoint, { [name]: exampleParam(name).padEnd(maxLength + 1, "a") });
      const answer = await ask(endpoint, path, undefined);
      deepEqual(answer.refusal, [400, "M_INVALID_PARAM"], `${endpoint.method} ${path}: ${answer.error}`);
      ok(answer.error.startsWith(name), answer.error);
      count++;
    }
  }
  ok(count > 100, String(count));
});

/** A value one too long for a schema; undefined where it sets no limit. */
function beyondLimit({ maxLength, maxItems, items = {} }: Schema): unknown {
  if (maxLength !== undefined) return "x".repeat(maxLength + 1);
  return maxItems === undefined ? undefined : Array.from({ length: maxItems + 1 }, () => example(items));
}

/** A value of a type that a schema doesn't allow; undefined where it allows everything. */
function wrongFor(schema: Schema): unknown {
  const allowed = typesOf(schema);
  if (allowed.length === 0) return undefined;
  return ([["string", "text"] as const, ["boolean", true] as const, ["array", []] as const] as const).find(
    ([type]) => !allowed.includes(type),
  )?.[1];
}

function typesOf(schema: Schema): readonly string[] {
  if (schema.anyOf !== undefined) return schema.anyOf.flatMap(typesOf);
  if (schema.const !== undefined || schema.enum !== undefined) return ["string"];
  return schema.type === undefined ? [] : [schema.type];
}
