import type { Static, TSchema } from "typebox";
import type { AuditEventType } from "./audit-events/audit-event-type.ts";
import type { Errcode } from "./matrix-error.ts";
import type { Permission } from "./permissions/permission.ts";

/** Why a route needs no permission of its own, or leaves no audit event: a closed list, so that `none` is never a habit. */
export type NoneReason =
  /** Ordinary traffic of a conversation: sending, receipts, typing, to-device, keys. The room's own rules decide. */
  | "traffic"
  /** Concerns only the caller's own data. */
  | "own-data"
  /** Reads and changes nothing. */
  | "read"
  /** Public by specification: versions, capabilities, login flows. */
  | "public"
  /** Proves itself by a secret in the body (a password, a token), which is what is checked. */
  | "proof-in-body";

export interface None {
  readonly none: NoneReason;
}

/** Declares that a route has no permission, or no audit event, and why. */
export function none(reason: NoneReason): None {
  return { none: reason };
}

/** Which budget a request is charged to; the sizes of the budgets are configuration. */
export type RateLimit =
  | "none"
  | "read"
  | "write"
  | "message"
  | "sign-in"
  | "registration"
  | "upload"
  | "join"
  | "keys"
  | "preview";

/**
 * Who may call. `required`: an access token. `optional`: either way. `none`: the token is not even looked at.
 */
export type Authentication = "required" | "optional" | "none";

/**
 * The contract of one route: what crosses the wire, who may, and what is recorded. Server, client, documentation and tests
 * derive from it. Schemas are JSON Schema (TypeBox); a body is never coerced, and unknown keys are kept.
 */
export interface Endpoint<
  Params extends TSchema = TSchema,
  Query extends TSchema = TSchema,
  Body extends TSchema = TSchema,
  Response extends TSchema = TSchema,
  Auth extends Authentication = Authentication,
> {
  readonly method: "GET" | "PUT" | "POST" | "DELETE";
  /** As the specification writes it: `/_matrix/client/v3/rooms/{roomId}/redact/{eventId}/{txnId}`. */
  readonly path: string;
  /** Further paths with the same contract; the `/r0` form of a `/v3` path is added by itself. */
  readonly aliases?: readonly string[];
  readonly authentication: Auth;
  /** A disabled account may call it still: to sign out (spec "Account locking"). */
  readonly evenWhenLocked?: true;
  /** A suspended account may not call it: it says, joins or changes something (spec "Account suspension"). */
  readonly notWhenSuspended?: true;
  readonly permission: Permission | None;
  readonly audit: AuditEventType | None;
  readonly rateLimit: RateLimit;
  /** What it refuses besides that which follows from the rest of its contract, see `errorsOf`. */
  readonly errors?: readonly Errcode[];
  /** Bytes; 1 MiB unless said. */
  readonly bodyLimit?: number;
  /** `json` unless said; `bytes` hands the handler a stream (uploads). */
  readonly bodyKind?: "json" | "bytes";
  readonly params?: Params;
  /** Values arrive as text and are coerced to the schema's numbers and booleans: the only place where anything is coerced. */
  readonly query?: Query;
  readonly body?: Body;
  /** Of a 200. Absent where the response is no JSON. */
  readonly response?: Response;
}

export type ParamsOf<E> = E extends Endpoint<infer P, TSchema, TSchema, TSchema> ? Static<P> : never;
export type QueryOf<E> = E extends Endpoint<TSchema, infer Q, TSchema, TSchema> ? Static<Q> : never;
export type BodyOf<E> = E extends Endpoint<TSchema, TSchema, infer B, TSchema> ? Static<B> : never;
export type ResponseOf<E> = E extends Endpoint<TSchema, TSchema, TSchema, infer R> ? Static<R> : never;

/** States a contract; the identity, so that the types are kept exactly. */
export function endpoint<
  Params extends TSchema = TSchema,
  Query extends TSchema = TSchema,
  Body extends TSchema = TSchema,
  Response extends TSchema = TSchema,
  Auth extends Authentication = Authentication,
>(contract: Endpoint<Params, Query, Body, Response, Auth>): Endpoint<Params, Query, Body, Response, Auth> {
  return contract;
}
