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
  return lazyCheck(exact, schema, (error) => refusal(error, "body", "M_BAD_JSON"));
}

/** Compiles the check of path parameters; throws MatrixError `M_INVALID_PARAM`. */
export function paramsCheck(schema: TSchema): SchemaCheck {
  return lazyCheck(exact, schema, (error) => refusal(error, "path", "M_INVALID_PARAM"));
}

/** Compiles the check of a query, which it also coerces in place; throws MatrixError `M_MISSING_PARAM` or `M_INVALID_PARAM`. */
export function queryCheck(schema: TSchema): SchemaCheck {
  return lazyCheck(coercing, schema, (error) => refusal(error, "query", "M_INVALID_PARAM"));
}

/** Compiles the check of our own answer: a failure is a defect, so it throws a plain Error. */
export function responseCheck(schema: TSchema, name: string): SchemaCheck {
  return lazyCheck(exact, schema, (error) => new Error(`${name} answered against its contract: ${describe(error)}`));
}

function lazyCheck(ajv: Ajv, schema: TSchema, toError: (error: ErrorObject | undefined) => Error): SchemaCheck {
  let validate: ValidateFunction | undefined;
  return (value) => {
    validate ??= ajv.compile(schema);
    if (!validate(value)) throw toError(validate.errors?.[0]);
  };
}

function refusal(
  error: ErrorObject | undefined,
  part: "body" | "path" | "query",
  errcode: "M_BAD_JSON" | "M_INVALID_PARAM",
): MatrixError {
  if (error?.keyword === "required") {
    const name = `${fieldOf(error)}${String(error.params["missingProperty"])}`;
    return new MatrixError("M_MISSING_PARAM", `${name} is missing from the ${part}.`);
  }
  return new MatrixError(errcode, describe(error, part));
}

function describe(error: ErrorObject | undefined, part = "body"): string {
  const field = pathOf(error);
  return `${field === "" ? `The ${part}` : field} ${error?.message ?? "is not valid"}.`;
}

function fieldOf(error: ErrorObject): string {
  const path = pathOf(error);
  return path === "" ? "" : `${path}.`;
}

/** Where an error is, cut short: the names of keys are the sender's, and may be as long as the body. */
function pathOf(error: ErrorObject | undefined): string {
  return (error?.instancePath.slice(1, 256) ?? "").replaceAll("/", ".").toWellFormed();
}
