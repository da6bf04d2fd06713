/** A JSON value as `JSON.parse` yields it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object; keys are own properties, `__proto__` among them if the sender wrote it. */
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** Whether `value` is a JSON object: neither null nor an array. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
