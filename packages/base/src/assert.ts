/**
 * States what must be true whatever the input was. A failure is a defect of ours, never a refusal of a request.
 *
 * @throws Error naming the broken statement.
 */
export function assert(condition: unknown, statement: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${statement}`);
}

/** Marks a branch that the types rule out. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${String(value)}`);
}
