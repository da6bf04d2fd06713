import { AppError } from "./app-error.ts";
import { isJsonObject } from "./json.ts";

const maximumDepth = 100;

/**
 * Serialises a value in the one form that Matrix hashes and signs: keys sorted by code point, no white space, integers only
 * (spec appendix "Canonical JSON").
 *
 * @throws AppError `M_BAD_JSON` naming the path, for a number that is no integer within +-(2^53 - 1), a lone surrogate,
 * something that is not JSON, or nesting deeper than 100.
 */
export function canonicalJson(value: unknown): string {
  return write(value, "$", 0);
}

function write(value: unknown, path: string, depth: number): string {
  if (depth > maximumDepth) throw refused(path, `is nested deeper than ${maximumDepth} levels`);
  switch (typeof value) {
    case "string":
      return writeString(value, path);
    case "number":
      if (!Number.isSafeInteger(value)) throw refused(path, "must be an integer between -(2^53)+1 and (2^53)-1");
      return Object.is(value, -0) ? "0" : String(value);
    case "boolean":
      return value ? "true" : "false";
    case "object":
      if (value === null) return "null";
      if (Array.isArray(value)) {
        return `[${value.map((item, index) => write(item, `${path}[${index}]`, depth + 1)).join(",")}]`;
      }
      if (isJsonObject(value)) {
        const members: string[] = [];
        for (const key of Object.keys(value).sort(byCodePoint)) {
          const member = value[key];
          if (member === undefined) continue;
          members.push(`${writeString(key, path)}:${write(member, `${path}.${key}`, depth + 1)}`);
        }
        return `{${members.join(",")}}`;
      }
      throw refused(path, "is not JSON");
    default:
      throw refused(path, "is not JSON");
  }
}

function writeString(text: string, path: string): string {
  if (!text.isWellFormed()) throw refused(path, "holds half of a surrogate pair");
  return JSON.stringify(text);
}

function refused(path: string, reason: string): AppError {
  return new AppError("M_BAD_JSON", `${path} ${reason}.`);
}

/** JavaScript sorts by UTF-16 unit, which puts astral characters before U+E000; Matrix sorts by code point. */
function byCodePoint(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a !== b) return rank(a) - rank(b);
  }
  return left.length - right.length;
}

/** Moves the surrogates behind every other unit. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
