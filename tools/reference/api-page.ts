import type { Endpoint, None } from "@conclave/protocol/endpoint";
import type { Contract } from "./contracts.ts";
import { code, page, table } from "./markdown.ts";
import { type Field, fieldsOf } from "./schema-fields.ts";

const reasons = [
  ["traffic", "ordinary traffic of a conversation; the room's own rules decide"],
  ["own-data", "concerns only the caller's own data"],
  ["read", "changes nothing"],
  ["public", "public by specification, or before anybody can sign in"],
  ["proof-in-body", "what the body holds, a password or a token, is the proof"],
] as const;

/** `docs/reference/api.md` */
export function apiPage(contracts: readonly Contract[]): string {
  const of = (...apis: readonly string[]) => contracts.filter(({ api }) => apis.includes(api));
  return page([
    "# API",
    "Every route of the server. The Matrix part is the client-server API of the Matrix specification, where its requests and answers are described; here stands what Conclave adds to it: who may, what is recorded, and which budget a request is charged to. This page is generated from the code by `npm run reference`.",
    "Where a route has no permission or no audit event, it says why:",
    table(
      ["Word", "Meaning"],
      reasons.map(([word, meaning]) => [code(word), meaning]),
    ),
    "Refusals have a status, an `errcode` and an `error` in words, as the Matrix specification has it. Any route may refuse with `M_LIMIT_EXCEEDED` (429), one that needs a token with `M_MISSING_TOKEN` or `M_UNKNOWN_TOKEN` (401), and one that reads a body with `M_NOT_JSON`, `M_BAD_JSON`, `M_MISSING_PARAM` (400) or `M_TOO_LARGE` (413).",
    "## Matrix client-server API",
    table(
      ["Route", "Token", "Permission", "Audit event", "Budget"],
      of("client-api").map(({ endpoint }) => [
        code(`${endpoint.method} ${endpoint.path}`),
        endpoint.authentication,
        declared(endpoint.permission),
        declared(endpoint.audit),
        endpoint.rateLimit,
      ]),
    ),
    "Each `/v3/` path answers under `/r0/` too.",
    "## Set-up, invitations, sign-in, resets",
    ...of("auth-api").flatMap(section),
    "## Administration",
    ...of("admin-api").flatMap(section),
    "## Push gateway",
    "Only where `push.policy` is on.",
    ...of("push-gateway-api").flatMap(section),
    "## For test suites",
    "Only where `CONCLAVE_REGISTRATION_SECRET` is set.",
    ...of("synapse-api").flatMap(section),
  ]);
}

function section({ endpoint, paragraphs }: Contract): readonly string[] {
  const fields = [
    ...rows("path", endpoint.params),
    ...rows("query", endpoint.query),
    ...rows("body", endpoint.body),
    ...rows("answer", endpoint.response),
  ];
  return [
    `### ${code(`${endpoint.method} ${endpoint.path}`)}`,
    ...paragraphs,
    facts(endpoint),
    ...(fields.length === 0 ? [] : [table(["Where", "Field", "Value", "Needed"], fields)]),
  ];
}

function facts({ authentication, permission, audit, rateLimit }: Endpoint): string {
  return `Token: ${authentication}. Permission: ${declared(permission)}. Audit event: ${declared(audit)}. Budget: ${rateLimit}.`;
}

function declared(value: string | None): string {
  return typeof value === "string" ? code(value) : `none: ${value.none}`;
}

function rows(place: string, schema: unknown): readonly (readonly string[])[] {
  return fieldsOf(schema).map(({ name, type, isRequired }: Field) => [
    place,
    code(name),
    type,
    isRequired ? "yes" : "no",
  ]);
}
