import type { Endpoint } from "./endpoint.ts";
import type { Errcode } from "./matrix-error.ts";

/**
 * Every errcode that a route may refuse with: its own, as its contract says, and those that follow from the rest of the
 * contract (who may call, what it reads).
 */
export function errorsOf(endpoint: Endpoint): ReadonlySet<Errcode> {
  return new Set([...(endpoint.errors ?? []), ...errorsThatFollow(endpoint), ...errorsOfAll]);
}

/**
 * What depends on the moment and not on the route: a body that breaks off, an address with a name twice or with U+0000, too many
 * requests, a server without an organisation.
 */
const errorsOfAll: readonly Errcode[] = ["M_UNKNOWN", "M_INVALID_PARAM", "M_LIMIT_EXCEEDED", "IO.CONCLAVE.NOT_SET_UP"];

/** What each route with such a contract refuses: who asks is who may, and what comes is what was to come. */
export function errorsThatFollow(endpoint: Endpoint): readonly Errcode[] {
  return [...errorsOfCaller(endpoint), ...errorsOfBody(endpoint), ...errorsOfNames(endpoint)];
}

function errorsOfCaller({
  authentication,
  evenWhenLocked,
  notWhenSuspended,
  permission,
}: Endpoint): readonly Errcode[] {
  if (authentication === "none") return [];
  return [
    "M_UNKNOWN_TOKEN",
    "M_USER_DEACTIVATED",
    ...errorIf("M_MISSING_TOKEN", authentication === "required"),
    ...errorIf("M_USER_LOCKED", evenWhenLocked !== true),
    ...errorIf("M_USER_SUSPENDED", notWhenSuspended === true),
    ...errorIf("M_FORBIDDEN", typeof permission === "string"),
  ];
}

function errorsOfBody({ method, bodyKind = "json", body }: Endpoint): readonly Errcode[] {
  if (method === "GET") return [];
  if (bodyKind === "bytes") return ["M_TOO_LARGE"];
  return ["M_NOT_JSON", "M_BAD_JSON", "M_TOO_LARGE", ...errorIf("M_MISSING_PARAM", needsFields(body))];
}

function errorsOfNames({ path, query }: Endpoint): readonly Errcode[] {
  return [
    ...errorIf("M_INVALID_PARAM", path.includes("{") || query !== undefined),
    ...errorIf("M_MISSING_PARAM", needsFields(query)),
  ];
}

function errorIf(errcode: Errcode, holds: boolean): readonly Errcode[] {
  return holds ? [errcode] : [];
}

/** Whether a field must be there, at any depth of a schema. */
function needsFields(schema: object | undefined): boolean {
  return Object.entries(schema ?? {}).some(([name, part]: [string, unknown]) =>
    name === "required" && Array.isArray(part)
      ? part.length > 0
      : typeof part === "object" && part !== null && needsFields(part),
  );
}
