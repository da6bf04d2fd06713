import { MatrixError } from "@conclave/protocol/matrix-error";
import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import type { TSchema } from "typebox";

/** Throws the refusal that says what is wrong with the value, and where. */
export type SchemaCheck = (value: unknown) => void;

// Nothing of a body is coerced, filled in or stripped: what the sender wrote is what is judged, hashed and stored.
const exact = new Ajv({
  strict: false,
  coerceTypes: false,
  useDefaults: false,
  removeAdditional: false,
  ownProperties: true,
});
// The values of a query are text; only there numbers and booleans are read out of it.
const coercing = new Ajv({
  strict: false,
  coerceTypes: true,
  useDefaults: false,
  removeAdditional: false,
  ownProperties: true,
});

/**
 * Compiles the check of a body, on first use.
 *
 * @returns a check that throws MatrixError `M_MISSING_PARAM` or `M_BAD_JSON` naming the field.
 */
export function bodyCheck(schema: TSchema): SchemaCheck {
  return lazyCheck(exact, schema, (errors) => refusal(errors, "body", "M_BAD_JSON"));
}

/** Compiles the check of path parameters; throws MatrixError `M_INVALID_PARAM`. */
export function paramsCheck(schema: TSchema): SchemaCheck {
  return lazyCheck(exact, schema, (errors) => refusal(errors, "path", "M_INVALID_PARAM"));
}

/** Compiles the check of a query, which it also coerces in place; throws MatrixError `M_MISSING_PARAM` or `M_INVALID_PARAM`. */
export function queryCheck(schema: TSchema): SchemaCheck {
  return lazyCheck(coercing, schema, (errors) => refusal(errors, "query", "M_INVALID_PARAM"));
}

/** Compiles the check of our own answer: a failure is a defect, so it throws a plain Error. */
export function responseCheck(schema: TSchema, name: string): SchemaCheck {
  return lazyCheck(exact, schema, (errors) => new Error(`${name} answered against its contract: ${describe(errors)}`));
}

function lazyCheck(ajv: Ajv, schema: TSchema, toError: (errors: readonly ErrorObject[]) => Error): SchemaCheck {
  let validate: ValidateFunction | undefined;
  return (value) => {
    validate ??= ajv.compile(schema);
    if (!validate(value)) throw toError(validate.errors ?? []);
  };
}

function refusal(
  errors: readonly ErrorObject[],
  part: "body" | "path" | "query",
  errcode: "M_BAD_JSON" | "M_INVALID_PARAM",
): MatrixError {
  const [error] = errors;
  if (error?.keyword === "required") {
    const name = `${fieldOf(error)}${String(error.params["missingProperty"])}`;
    return new MatrixError("M_MISSING_PARAM", `${name} is missing from the ${part}.`);
  }
  return new MatrixError(errcode, describe(errors, part));
}

function describe(errors: readonly ErrorObject[], part = "body"): string {
  const field = pathOf(errors[0]);
  return `${field === "" ? `The ${part}` : field} ${sayWhatIsWrong(errors)}.`;
}

/** Where there are alternatives, each has failed for itself: what the value may be is all of them together. */
function sayWhatIsWrong(errors: readonly ErrorObject[]): string {
  const [first] = errors;
  if (first === undefined) return "is not valid";
  if (first.keyword === "pattern" && first.params["pattern"] === noNul) return "must not hold the character U+0000";
  const wanted = errors.filter(({ instancePath }) => instancePath === first.instancePath).flatMap(wantedBy);
  if (wanted.length === 0) return first.message ?? "is not valid";
  return `must be ${orderOf.format(new Set(wanted))}`;
}

const orderOf = new Intl.ListFormat("en", { type: "disjunction" });
const noNul = "^[^\\u0000]*$";

/** What one failed check wanted in place of the value; nothing for a check of another kind. */
function wantedBy({ keyword, params }: ErrorObject): readonly string[] {
  if (keyword === "const") return [JSON.stringify(params["allowedValue"])];
  if (keyword === "enum") return (params["allowedValues"] as readonly unknown[]).map((value) => JSON.stringify(value));
  if (keyword === "type") return [params["type"]].flat().map((type: string) => typeNames.get(type) ?? type);
  return [];
}

const typeNames: ReadonlyMap<string, string> = new Map([
  ["object", "an object"],
  ["array", "a list"],
  ["string", "a string"],
  ["number", "a number"],
  ["integer", "an integer"],
  ["boolean", "true or false"],
]);

function fieldOf(error: ErrorObject): string {
  const path = pathOf(error);
  return path === "" ? "" : `${path}.`;
}

/** Where an error is, cut short: the names of keys are the sender's, and may be as long as the body. */
function pathOf(error: ErrorObject | undefined): string {
  return (error?.instancePath.slice(1, 256) ?? "").replaceAll("/", ".").toWellFormed();
}
