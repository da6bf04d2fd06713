import type { Endpoint } from "@conclave/protocol/endpoint";

/** The words of JSON Schema that contracts use, as far as examples need them. */
export interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
}

type Names = Readonly<Record<string, string>>;

/** What the parameters of paths are called, with a value of that form that nobody has. */
const values: Names = {
  roomId: "!aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  eventId: "$aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  userId: "@alice:conclave.test",
  roomIdOrAlias: "#none:conclave.test",
  roomAlias: "#none:conclave.test",
};

/** A value of the form that a parameter of a path has, which nobody has. */
export function exampleParam(name: string): string {
  return values[name] ?? "name";
}

/**
 * A path that a route's contract lets pass, with a value for each parameter: `/rooms/!aaa/event/$aaa`.
 *
 * @param path one of the endpoint's paths, the first unless said.
 * @param own values to put in place of those that nobody has, not escaped.
 */
export function examplePath(endpoint: Endpoint, path = endpoint.path, own: Names = {}): string {
  const schemas = (endpoint.params as Schema | undefined)?.properties ?? {};
  const valueFor = (name: string) => own[name] ?? values[name] ?? String(example(schemas[name] ?? {}));
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(valueFor(name)));
}

/** The same with what must be in the query: `/keys/changes?from=name&to=name`. */
export function exampleAddress(endpoint: Endpoint, own: Names = {}): string {
  // The query of every contract is an object of simple values.
  const least = endpoint.query === undefined ? {} : (example(endpoint.query as Schema) as Names);
  const query = new URLSearchParams(least);
  for (const name of Object.keys(least)) if (own[name] !== undefined) query.set(name, own[name]);
  const path = examplePath(endpoint, endpoint.path, own);
  return query.size === 0 ? path : `${path}?${query}`;
}

/** The least that a schema allows, but for the forms of strings, which it can't know. */
export function example(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.anyOf !== undefined) return example(schema.anyOf[0] ?? {});
  switch (schema.type) {
    case "object":
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, example(schema.properties?.[name] ?? {})] as const),
      );
    case "array":
      return Array.from({ length: schema.minItems ?? 0 }, () => example(schema.items ?? {}));
    case "integer":
    case "number":
      return schema.minimum ?? 0;
    case "boolean":
      return false;
    default:
      return "name".padEnd(schema.minLength ?? 0, "x");
  }
}

/** A value that lacks a field which a schema wants, at whatever depth; undefined where it wants none. */
export function lackingExample(schema: Schema): unknown {
  if ((schema.required ?? []).length > 0) return {};
  const ofAnyName = Object.values(schema.patternProperties ?? {}).map((part) => ["a", part] as const);
  for (const [name, part] of [...Object.entries(schema.properties ?? {}), ...ofAnyName]) {
    const lacking = lackingExample(part);
    if (lacking !== undefined) return { [name]: lacking };
  }
  if (schema.items !== undefined) {
    const lacking = lackingExample(schema.items);
    return lacking === undefined ? undefined : [lacking];
  }
  return (schema.anyOf ?? []).map(lackingExample).find((lacking) => lacking !== undefined);
}
