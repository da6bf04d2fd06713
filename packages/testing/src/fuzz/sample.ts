import type { Choices } from "./choices.ts";
import type { KnownValues } from "./known-values.ts";

/** The words of JSON Schema that our contracts use. */
interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
}

interface Context {
  readonly choices: Choices;
  readonly known: KnownValues;
}

const words = ["a", "m.room.message", "m.text", "m.login.password", "hello", "ed25519:x", "signed_curve25519"];

/**
 * Makes a value that a schema allows, more or less: identifiers that exist where the field's name says what it is, optional
 * fields as often as not.
 */
export function sample(schema: unknown, name: string, context: Context, depth = 0): unknown {
  // Every schema of a contract is JSON Schema, whatever its static type is.
  const { choices } = context;
  const node = (schema ?? {}) as Schema;
  if (node.const !== undefined) return node.const;
  if (node.enum !== undefined) return choices.oneOf(node.enum);
  if (node.anyOf !== undefined) return sample(choices.oneOf(node.anyOf), name, context, depth);
  switch (node.type) {
    case "object":
      return sampleObject(node, context, depth);
    case "array":
      return Array.from({ length: choices.below(3) }, () => sample(node.items, singular(name), context, depth + 1));
    case "integer":
    case "number":
      return (node.minimum ?? 0) + choices.below(Math.min(1_000, (node.maximum ?? 1_000) - (node.minimum ?? 0) + 1));
    case "boolean":
      return choices.onceIn(2);
    case "string":
      return text(name, context).padEnd(node.minLength ?? 0, "x");
    default:
      return depth > 3 ? "a" : choices.oneOf<unknown>(["a", 1, true, null, {}, ["a"]]);
  }
}

function sampleObject(node: Schema, context: Context, depth: number): Readonly<Record<string, unknown>> {
  const { choices, known } = context;
  const entries: [string, unknown][] = [];
  for (const [key, property] of Object.entries(node.properties ?? {})) {
    if (node.required?.includes(key) === true || choices.onceIn(2)) {
      entries.push([key, sample(property, key, context, depth + 1)]);
    }
  }
  const patterns = Object.values(node.patternProperties ?? {});
  const others = typeof node.additionalProperties === "object" ? [node.additionalProperties, ...patterns] : patterns;
  for (const other of others) {
    const key = choices.oneOf(["user_id", "device_id", "room_id", "event_id", "word"]);
    entries.push([known.find(key, choices) ?? choices.oneOf(words), sample(other, key, context, depth + 1)]);
  }
  if (node.properties === undefined && others.length === 0) {
    entries.push(["msgtype", "m.text"], ["body", "hello"], ["membership", choices.oneOf(["join", "leave", "ban"])]);
  }
  return Object.fromEntries(entries);
}

function text(name: string, { choices, known }: Context): string {
  return (choices.onceIn(10) ? undefined : known.find(name, choices)) ?? choices.oneOf(words);
}

function singular(name: string): string {
  return name.replace(/s$/, "");
}
