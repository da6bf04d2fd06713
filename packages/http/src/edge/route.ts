import type { Readable } from "node:stream";
import type { Authentication, BodyOf, Endpoint, ParamsOf, QueryOf, ResponseOf } from "@conclave/protocol/endpoint";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { TSchema } from "typebox";
import type { Reply } from "./reply.ts";

/** Who is calling, as the access token proved on this very request. */
export interface Caller {
  readonly userId: UserId;
  readonly deviceId: string;
  /** The role of the account, see `rules/access`. */
  readonly role: string;
}

/** What a handler sees of a request; every part has passed its schema. */
export interface RouteRequest<E> {
  readonly params: ParamsOf<E>;
  readonly query: QueryOf<E>;
  readonly body: BodyOf<E>;
  readonly caller: E extends Endpoint<TSchema, TSchema, TSchema, TSchema, infer Auth>
    ? Auth extends "required"
      ? Caller
      : Auth extends "none"
        ? undefined
        : Caller | undefined
    : never;
  /** For who has waited: throws what the request itself would be refused for if it came now. */
  readonly identifyAgain: () => Promise<void>;
  /** The peer's address, or what a trusted proxy says it is. */
  readonly address: string;
  readonly userAgent: string;
  /** The token as it was sent, for the verbs that end or rotate it. */
  readonly accessToken: string | undefined;
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal;
  /** The body of an endpoint whose `bodyKind` is `bytes`. */
  readonly stream: Readable;
  readonly contentType: string | undefined;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** A contract with what answers it. */
export interface Route {
  readonly endpoint: Endpoint;
  readonly handle: (request: RouteRequest<Endpoint>) => Promise<unknown>;
}

/**
 * Joins a contract and its handler. The handler parses nothing: it calls a verb or workflow and presents the outcome, as a
 * value of the contract's response or as a `Reply` for what is not plain JSON.
 */
export function route<
  Params extends TSchema,
  Query extends TSchema,
  Body extends TSchema,
  Response extends TSchema,
  Auth extends Authentication,
>(
  endpoint: Endpoint<Params, Query, Body, Response, Auth>,
  handle: (
    request: RouteRequest<Endpoint<Params, Query, Body, Response, Auth>>,
  ) => Promise<ResponseOf<Endpoint<Params, Query, Body, Response>> | Reply>,
): Route {
  // The edge validates each part against the very schemas that these types are derived from before it calls the handler.
  return { endpoint, handle: handle as unknown as Route["handle"] };
}
