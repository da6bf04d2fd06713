import { isJsonObject, type Json, type JsonObject } from "@conclave/base/json";

/** What a client can't do without, whatever it asked for (spec "Filtering": a server may include more fields than wanted). */
const kept = ["event_id", "type", "sender", "origin_server_ts", "state_key", "room_id"];

/**
 * An event cut down to the fields that a filter names (spec "Filtering", `event_fields`): dot-separated paths, a dot within a
 * name escaped by a backslash. What identifies the event stays, and so does `content`, if only as an empty object.
 */
export function keepFields(event: JsonObject, fields: readonly string[]): JsonObject {
  let cut: JsonObject = { content: {} };
  for (const path of [...kept, ...fields].map(partsOf)) cut = copyPath(event, cut, path);
  return cut;
}

function copyPath(from: JsonObject, to: JsonObject, [name = "", ...rest]: readonly string[]): JsonObject {
  if (!Object.hasOwn(from, name)) return to;
  const value: Json | undefined = from[name];
  if (value === undefined || (rest.length > 0 && !isJsonObject(value))) return to;
  const known = Object.hasOwn(to, name) ? to[name] : undefined;
  const part = isJsonObject(value) && rest.length > 0 ? copyPath(value, isJsonObject(known) ? known : {}, rest) : value;
  // A computed key defines an own property, `__proto__` too.
  return { ...to, [name]: part };
}

function partsOf(path: string): readonly string[] {
  const parts = [""];
  for (const [piece] of path.matchAll(/\\[\\.]|./gs)) {
    if (piece === ".") parts.push("");
    else parts.push((parts.pop() ?? "") + (piece.length === 2 && piece.startsWith("\\") ? piece.slice(1) : piece));
  }
  return parts;
}
