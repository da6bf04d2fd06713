import type { Endpoint } from "@conclave/protocol/endpoint";
import type { Choices } from "./choices.ts";
import { hostileBodies, hostileHeaders, hostileJson, hostileParts } from "./hostile.ts";
import type { KnownValues } from "./known-values.ts";
import { sample } from "./sample.ts";

/** A request that somebody might send who means no good, or doesn't know better. */
export interface FuzzRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Absent, or as it goes over the wire. */
  readonly body: string | Buffer | undefined;
}

const methods = ["GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS"];
const eventTypes = [
  "m.room.message",
  "m.room.encrypted",
  "m.room.member",
  "m.room.name",
  "m.room.topic",
  "m.room.power_levels",
  "m.room.join_rules",
  "m.room.encryption",
  "m.room.canonical_alias",
  "m.room.create",
  "m.reaction",
  "m.direct",
  "m.ignored_user_list",
  "m.push_rules",
  "m.fully_read",
];

/** Makes a request to an endpoint: valid as a rule, with one or more things wrong as often as not. */
export function fuzzRequest(
  endpoint: Endpoint,
  context: { readonly choices: Choices; readonly known: KnownValues },
): FuzzRequest {
  const { choices } = context;
  const headers = choices.onceIn(8) ? choices.oneOf(hostileHeaders) : {};
  const method = choices.onceIn(25) ? choices.oneOf(methods) : endpoint.method;
  const path = `${pathOf(endpoint, context)}${queryOf(endpoint, context)}`;
  return { method, path, headers, body: endpoint.method === "GET" ? undefined : bodyOf(endpoint, context) };
}

function pathOf(endpoint: Endpoint, { choices, known }: Context): string {
  const paths = [endpoint.path, ...(endpoint.aliases ?? [])];
  const chosen = choices.onceIn(10) ? choices.oneOf(paths).replace("/v3/", "/r0/") : choices.oneOf(paths);
  const path = chosen.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (choices.onceIn(12)) return choices.oneOf(hostileParts);
    const found = known.find(name, choices) ?? (/type/i.test(name) ? choices.oneOf(eventTypes) : undefined);
    return encodeURIComponent(found ?? choices.oneOf(["a", "1", "@nobody:conclave.test", "m.favourite"]));
  });
  return choices.onceIn(50) ? `${path}/` : path;
}

interface Context {
  readonly choices: Choices;
  readonly known: KnownValues;
}

function queryOf(endpoint: Endpoint, context: Context): string {
  const { choices } = context;
  const pairs: string[] = [];
  // A query is an object of simple values in every contract.
  const values = (endpoint.query === undefined ? {} : sample(endpoint.query, "", context)) as Record<string, unknown>;
  for (const [key, value] of Object.entries(values)) {
    const written = choices.onceIn(6) ? choices.oneOf(hostileParts) : encodeURIComponent(String(value));
    pairs.push(`${encodeURIComponent(key)}=${written}`);
    if (choices.onceIn(20)) pairs.push(`${encodeURIComponent(key)}=again`);
  }
  if (choices.onceIn(20)) pairs.push(`${choices.oneOf(hostileParts)}=${choices.oneOf(hostileParts)}`);
  if (choices.onceIn(300)) pairs.push(`long=${"x".repeat(10_000)}`);
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
}

function bodyOf(endpoint: Endpoint, context: Context): string | Buffer | undefined {
  const { choices } = context;
  if (choices.onceIn(12)) return choices.oneOf(hostileBodies);
  if (choices.onceIn(600)) return `{"a":"${"x".repeat((endpoint.bodyLimit ?? 1_048_576) - 7)}"}`;
  if (endpoint.body === undefined) return choices.onceIn(2) ? undefined : "{}";
  const valid = JSON.stringify(sample(endpoint.body, "", context));
  return choices.onceIn(2) ? valid : withOneWrong(valid, choices);
}

/** Puts a trap in the place of one value, or adds it under a name of its own. */
function withOneWrong(json: string, choices: Choices): string {
  const trap = choices.oneOf(hostileJson);
  const values = [...json.matchAll(/(?<=[:[,])("(?:[^"\\]|\\.)*"|-?\d+|true|false|null|\{\}|\[\])(?=[,\]}])/g)];
  if (values.length === 0 || choices.onceIn(4))
    return json.replace(/^\{/, () => `{"extra":${trap},`).replace(",}", "}");
  const { index, 0: old } = choices.oneOf(values);
  return `${json.slice(0, index)}${trap}${json.slice(index + old.length)}`;
}
