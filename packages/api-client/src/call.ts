import type { Json } from "@conclave/base/json";
import type { BodyOf, Endpoint, ParamsOf, QueryOf, ResponseOf } from "@conclave/protocol/endpoint";
import { apiErrorOf, UnreachableError } from "./api-error.ts";
import { urlOf } from "./url.ts";

/** Where and how a call goes out; made once by each program, and nothing else in it opens a connection. */
export interface Connection {
  /** Without a slash at its end; empty in a page that the server itself serves. */
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch;
  /** Asked at each call, since it changes. */
  readonly accessToken?: () => string | undefined;
}

type Part<Name extends string, Value> = unknown extends Value
  ? { readonly [Key in Name]?: never }
  : Record<never, never> extends Value
    ? { readonly [Key in Name]?: Value }
    : { readonly [Key in Name]: Value };

/** A query may also say `undefined` for what it leaves out. */
type Loose<Value> = {
  readonly [Key in keyof Value]: Record<never, never> extends Pick<Value, Key> ? Value[Key] | undefined : Value[Key];
};

/** What a call of this contract needs: the parts that it declares, those with required members required. */
export type InputOf<E> = Part<"params", ParamsOf<E>> &
  Part<"query", unknown extends QueryOf<E> ? unknown : Loose<QueryOf<E>>> &
  Part<"body", BodyOf<E>>;

/**
 * Calls an endpoint by its contract. The answer is typed by the contract and not validated again: the server's tests do
 * that, and a page has no bytes to spare for a validator.
 *
 * @throws ApiError when the server refuses, UnreachableError when no answer comes or it is cut off, and the signal's
 * reason when it is aborted.
 */
export async function call<E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>,
  connection: Connection,
  signal?: AbortSignal,
): Promise<ResponseOf<E>> {
  // The parts are typed by the contract; written to the wire they are only text and JSON.
  const parts = input as { params?: Record<string, string>; query?: Record<string, unknown>; body?: unknown };
  const headers = new Headers({ accept: "application/json" });
  const token = endpoint.authentication === "none" ? undefined : connection.accessToken?.();
  if (token !== undefined) headers.set("authorization", `Bearer ${token}`);
  const request: RequestInit = {
    method: endpoint.method,
    headers,
    cache: "no-store",
    credentials: "omit",
    redirect: "error",
  };
  if (signal) request.signal = signal;
  if (endpoint.method !== "GET") {
    headers.set("content-type", "application/json");
    request.body = JSON.stringify(parts.body ?? {});
  }
  const url = connection.baseUrl + urlOf(endpoint.path, parts.params ?? {}, parts.query ?? {});
  // Called bare: a browser's fetch refuses to be a method of anything else.
  const { fetch } = connection;
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, request);
    text = await response.text();
  } catch (cause) {
    if (signal?.aborted) throw signal.reason;
    throw new UnreachableError(cause);
  }
  const body = parsed(text);
  if (!response.ok) throw apiErrorOf(response.status, body, response.headers.get("retry-after"));
  if (body === undefined) throw new UnreachableError();
  // Typed by the contract; see above.
  return body as ResponseOf<E>;
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
