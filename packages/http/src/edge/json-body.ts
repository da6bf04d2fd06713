import { MatrixError } from "@conclave/protocol/matrix-error";

const maximumDepth = 100;

/**
 * Reads a JSON body, whatever its Content-Type says: real clients send JSON as text/plain. Keys such as `__proto__` stay what
 * they are, keys.
 *
 * @param text the body; empty counts as `{}` (the SDK's log-out sends nothing).
 * @throws MatrixError `M_NOT_JSON`, or `M_BAD_JSON` for half a surrogate pair, a number beyond all that can be kept
 * (`1e400`), or nesting deeper than 100.
 */
export function parseJsonBody(text: string): unknown {
  if (text === "") return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new MatrixError("M_NOT_JSON", "The body is not JSON.");
  }
  checkValue(value, 0);
  return value;
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
    for (const [key, member] of Object.entries(value)) {
      if (!key.isWellFormed()) throw new MatrixError("M_BAD_JSON", "A key in the body holds half of a surrogate pair.");
      checkValue(member, depth + 1);
    }
  }
}
