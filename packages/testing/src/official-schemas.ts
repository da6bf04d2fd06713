import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";

interface Operation {
  readonly responses?: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: object }>> }>
  >;
}

/** The official description of the client-server API lies beside the checkout in development and in CI, and nowhere else. */
const file = fileURLToPath(new URL("../../../../shared/matrix-spec/client-server-api.json", import.meta.url));

/** Throws when an answer is against the official schema of its endpoint and status. */
export type OfficialCheck = (method: string, path: string, status: number, body: unknown) => void;

let check: OfficialCheck | undefined;

/** The check of the official schemas; where they are missing it says so once, and checks nothing. */
export function officialCheck(): OfficialCheck {
  check ??= existsSync(file) ? checkAgainst(JSON.parse(readFileSync(file, "utf8")).paths) : skip();
  return check;
}

function skip(): OfficialCheck {
  process.stderr.write(
    "SKIPPED: answers are not held against the official Matrix schemas, which are not on this machine.\n",
  );
  return () => undefined;
}

function checkAgainst(paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>): OfficialCheck {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const routes = Object.entries(paths).map(([path, operations]) => ({
    pattern: patternOf(path.trim()),
    path,
    operations,
  }));
  // The more of a path is fixed, the earlier it is tried: `/joined_members` before `/{anything}`.
  routes.sort((left, right) => count(left.path) - count(right.path));
  const validators = new Map<string, ValidateFunction | undefined>();

  return (method, requestPath, status, body) => {
    const path = requestPath.replace(/\?.*$/s, "").replace("/client/r0/", "/client/v3/");
    const route = routes.find(({ pattern, operations }) => pattern.test(path) && method.toLowerCase() in operations);
    if (route === undefined) return;
    const key = `${method} ${route.path} ${status}`;
    if (!validators.has(key)) {
      const schema =
        route.operations[method.toLowerCase()]?.responses?.[String(status)]?.content?.["application/json"]?.schema;
      validators.set(key, schema && ajv.compile(withEventOrContent(key, withoutIdentifiers(schema))));
    }
    const validate = validators.get(key);
    if (validate === undefined || validate(body) || isKnownOtherwise(key, body)) return;
    throw new Error(`${key} is against the official schema: ${ajv.errorsText(validate.errors)}`);
  };
}

/**
 * What servers answer, and clients expect, where the specification says nothing: no TURN server is an empty object, and an
 * event that was delayed (MSC4140) has no identifier yet.
 */
function isKnownOtherwise(key: string, body: unknown): boolean {
  if (typeof body === "object" && body !== null && Object.keys(body).join() === "delay_id") return true;
  return key === "GET /_matrix/client/v3/voip/turnServer 200" && JSON.stringify(body) === "{}";
}

function patternOf(path: string): RegExp {
  const escaped = path.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{\w+\}/g, "[^/]+");
  return new RegExp(`^${escaped}$`);
}

function count(path: string): number {
  return path.split("{").length;
}

/** The references are resolved, so that the same `$id` stands in many places, which a validator would refuse. */
function withoutIdentifiers(schema: object): object {
  return JSON.parse(JSON.stringify(schema, (key, value) => (key === "$id" || key === "$schema" ? undefined : value)));
}

/**
 * A state event is answered as its content or, with `format=event`, as a whole event. The official schema says "exactly one of
 * the two", which no whole event can satisfy, since it is an object as any content is: there, and there alone, one is enough.
 */
function withEventOrContent(key: string, schema: object): object {
  if (key !== "GET /_matrix/client/v3/rooms/{roomId}/state/{eventType}/{stateKey} 200") return schema;
  if (!("oneOf" in schema)) throw new Error(`${key} has another form than this exception was made for.`);
  const { oneOf, ...others } = schema;
  return { ...others, anyOf: oneOf };
}
