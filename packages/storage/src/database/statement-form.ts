/** Stands for a value that is not known yet. */
export class Placeholder {
  /** Its place among the given values, in the order in which `formOf` finds them. */
  readonly index: number;

  constructor(index: number) {
    this.index = index;
  }
}

/**
 * Says what the form of a statement may depend on: names, what is absent, booleans, how long lists are. Two values of one form
 * differ in their texts, numbers and nulls alone.
 *
 * @param given gets those, in order.
 */
export function formOf(value: unknown, given: unknown[]): string {
  if (value === undefined) return "-";
  if (typeof value === "boolean") return value ? "t" : "f";
  if (isPlain(value)) {
    given.push(value);
    return "?";
  }
  let form = "";
  if (Array.isArray(value)) {
    for (const item of value) form += formOf(item, given);
    return `[${form}]`;
  }
  for (const [name, part] of Object.entries(value)) form += `${name}${formOf(part, given)}`;
  return `{${form}}`;
}

/** The same values, with a placeholder for each text, number and null. */
export function withPlaceholders<Values>(values: Values): Values {
  let index = 0;
  const replace = (value: unknown): unknown => {
    if (value === undefined || typeof value === "boolean") return value;
    if (isPlain(value)) return new Placeholder(index++);
    if (Array.isArray(value)) return value.map(replace);
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, replace(part)]));
  };
  // Typed as the values are, since each placeholder goes where its value would.
  return replace(values) as Values;
}

function isPlain(value: unknown): value is string | number | bigint | null | Uint8Array {
  return typeof value !== "object" || value === null || value instanceof Uint8Array;
}
