import { MatrixError } from "@conclave/protocol/matrix-error";

const maximumDepth = 100;
/** Values that a body may hold: what they cost is per value, not per byte. docs/decisions/0017-quotas.md. */
const maximumValues = 50_000;

/**
 * Reads a JSON body, whatever its Content-Type says: real clients send JSON as text/plain. Keys such as `__proto__` stay what
 * they are, keys.
 *
 * @param text the body; empty counts as `{}` (the SDK's log-out sends nothing).
 * @throws MatrixError `M_NOT_JSON`, or `M_BAD_JSON` for half a surrogate pair, a number beyond all that can be kept
 * (`1e400`), or nesting deeper than 100; `M_TOO_LARGE` for more than 50,000 values.
 */
export function parseJsonBody(text: string): unknown {
  if (text === "") return {};
  if (holdsMoreThan(maximumValues, text)) {
    throw new MatrixError("M_TOO_LARGE", `The body holds more than ${maximumValues} values.`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new MatrixError("M_NOT_JSON", "The body is not JSON.");
  }
  checkValue(value, 0);
  return value;
}

/**
 * Counts values before any is made: what begins a list or an object, and what parts its members. Of a text that is no JSON only what
 * comes before its fault is counted right, and the parser reads no further either.
 */
function holdsMoreThan(most: number, text: string): boolean {
  let count = 1;
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index);
    if (character === quote) index = endOfString(text, index);
    else if (character === comma || character === bracket || character === brace) {
      if (++count > most) return true;
    }
  }
  return false;
}

const quote = 0x22;
const comma = 0x2c;
const bracket = 0x5b;
const backslash = 0x5c;
const brace = 0x7b;

/**
 * Where the string ends that begins at `start`; most of a body is strings, which are passed over at the speed of a search, those with
 * an escaped quote at that of a loop.
 */
function endOfString(text: string, start: number): number {
  const end = text.indexOf('"', start + 1);
  if (end < 0) return text.length;
  if (text.charCodeAt(end - 1) !== backslash) return end;
  for (let index = start + 1; index < text.length; index++) {
    const character = text.charCodeAt(index);
    if (character === backslash) index++;
    else if (character === quote) return index;
  }
  return text.length;
}

function checkValue(value: unknown, depth: number): void {
  if (depth > maximumDepth)
    throw new MatrixError("M_BAD_JSON", `The body is nested deeper than ${maximumDepth} levels.`);
  if (typeof value === "string") {
    if (!value.isWellFormed()) throw new MatrixError("M_BAD_JSON", "The body holds half of a surrogate pair.");
  } else if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new MatrixError("M_BAD_JSON", "The body holds a number that is too large.");
  } else if (Array.isArray(value)) {
    for (const item of value) checkValue(item, depth + 1);
  } else if (typeof value === "object" && value !== null) {
    // What the parser makes has members of its own only. An array of all of them would cost as much as parsing.
    for (const key in value) {
      if (!key.isWellFormed()) throw new MatrixError("M_BAD_JSON", "A key in the body holds half of a surrogate pair.");
      checkValue(value[key as keyof typeof value], depth + 1);
    }
  }
}
