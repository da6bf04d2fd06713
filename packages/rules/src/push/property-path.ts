import { isJsonObject, type Json, type JsonObject } from "@conclave/base/json";

/**
 * The value under a dot-separated path, such as `content.m\.mentions.room` (spec appendix "Dot-separated property paths").
 *
 * @returns undefined when some property on the way is absent or no object.
 */
export function propertyAt(event: JsonObject, path: string): Json | undefined {
  let value: Json | undefined = event;
  for (const name of namesOf(path)) {
    if (!isJsonObject(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}

/** Splits at the dots without a backslash; a backslash before anything but a dot or another stands for itself. */
function namesOf(path: string): readonly string[] {
  if (!path.includes("\\")) return path.split(".");
  const names: string[] = [];
  let name = "";
  for (let index = 0; index < path.length; index++) {
    const character = path.charAt(index);
    const next = path.charAt(index + 1);
    if (character === "\\" && (next === "." || next === "\\")) {
      name += next;
      index++;
    } else if (character === ".") {
      names.push(name);
      name = "";
    } else {
      name += character;
    }
  }
  return [...names, name];
}
