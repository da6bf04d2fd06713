import { isJsonObject, type Json } from "@conclave/base/json";
import { code } from "./markdown.ts";

/** One field of an object, as the reference lists it. */
export interface Field {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
}

/** The fields of an object's JSON Schema; those of objects inside follow theirs, with a dot. */
export function fieldsOf(schema: unknown, prefix = ""): readonly Field[] {
  const { properties, required } = objectOf(schema);
  const needed = new Set(Array.isArray(required) ? required : []);
  return Object.entries(objectOf(properties)).flatMap(([key, value]) => {
    const name = `${prefix}${key}`;
    const { items } = objectOf(value);
    const field = { name, type: typeOf(value), isRequired: needed.has(key) };
    return [field, ...fieldsOf(value, `${name}.`), ...fieldsOf(items, `${name}[].`)];
  });
}

/** A schema in a few words: `text, 1 to 255 characters`. */
export function typeOf(schema: unknown): string {
  const { type, anyOf, const: constant, items, minimum, maximum, minLength, maxLength } = objectOf(schema);
  if (constant !== undefined) return code(String(constant));
  if (Array.isArray(anyOf)) return anyOf.map(typeOf).join(", ");
  switch (type) {
    case "string":
      return `text${bounds(minLength, maxLength, " characters")}`;
    case "integer":
    case "number":
      return `number${bounds(minimum, maximum, "")}`;
    case "boolean":
      return "true or false";
    case "array":
      return `list of ${typeOf(items)}`;
    case "object":
      return "object";
    default:
      return "anything";
  }
}

function bounds(least: Json | undefined, most: Json | undefined, unit: string): string {
  const isLeast = typeof least === "number";
  const isMost = typeof most === "number";
  if (isLeast && isMost) return `, ${least} to ${most}${unit}`;
  if (isMost) return `, at most ${most}${unit}`;
  return isLeast && least > 0 ? `, at least ${least}${unit}` : "";
}

function objectOf(value: unknown): Readonly<Record<string, Json | undefined>> {
  return isJsonObject(value) ? value : {};
}
