import { Readable } from "node:stream";
import type { Clock } from "@conclave/base/clock";
import type { Logger } from "@conclave/base/logger";
import type { Endpoint } from "@conclave/protocol/endpoint";
import { MatrixError } from "@conclave/protocol/matrix-error";
import {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
  fastify,
} from "fastify";
import { apiHeaders } from "./api-headers.ts";
import type { Authenticate, Origin } from "./authenticate.ts";
import { presentError } from "./error.ts";
import type { RateLimiter } from "./rate-limiter.ts";
import { defaultBodyLimit, readBody } from "./read-body.ts";
import { Bytes, isReply, JsonText, Redirect, Refusal, type Reply } from "./reply.ts";
import type { Caller, Route, RouteRequest } from "./route.ts";
import { bodyCheck, paramsCheck, queryCheck, responseCheck, type SchemaCheck } from "./schema-check.ts";

export interface EdgeOptions {
  readonly routes: readonly Route[];
  readonly authenticate: Authenticate;
  readonly rateLimiter: RateLimiter;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Addresses of proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  /** Whether people reach the server by `https://` only, so that their browsers may be told never to try otherwise. */
  readonly onlyHttps: boolean;
  /** Checks each answer against its contract: in tests and in development. */
  readonly checkResponses: boolean;
  /** Hears of each refusal, with its errcode: how tests hold refusals against what contracts declare. */
  readonly onRefusal?: (endpoint: Endpoint, errcode: string) => void;
  /** Node's own server, when TLS is served from certificate files. */
  readonly serverFactory?: FastifyServerOptions["serverFactory"];
}

/** What is refused by name where an endpoint doesn't answer it; OPTIONS is answered everywhere. */
const methods = ["GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "TRACE"] as const;

/** RFC 6797. Without subdomains: they are not ours to speak for. */
const twoYears = "max-age=63072000";

/** Builds the HTTP server of all routes; it listens to nothing yet. */
export function createEdge(options: EdgeOptions): FastifyInstance {
  const server = fastify({
    logger: false,
    trustProxy: options.trustedProxies.length > 0 ? [...options.trustedProxies] : false,
    bodyLimit: defaultBodyLimit,
    exposeHeadRoutes: false,
    // A large file over a slow line takes its time; an upload that falls silent is given up after half a minute.
    requestTimeout: 1_800_000,
    keepAliveTimeout: 72_000,
    forceCloseConnections: "idle",
    // What a path may hold is for its endpoint to say; a URL is limited as part of the head of a request, by Node's 16 KiB.
    routerOptions: { maxParamLength: 16_384, ignoreTrailingSlash: false },
    // Its hooks don't run for a path that it can't read.
    frameworkErrors: (error, request, reply) => sendError(error, request, reply.headers(apiHeaders), options.logger),
    ...(options.serverFactory === undefined ? {} : { serverFactory: options.serverFactory }),
  } satisfies FastifyServerOptions);

  server.removeAllContentTypeParsers();
  server.addContentTypeParser("*", (_request, payload, done) => done(null, payload));
  server.addHook("onRequest", async (request, reply) => {
    reply.headers(apiHeaders);
    if (options.onlyHttps) reply.header("strict-transport-security", twoYears);
    // The body is what its contract says, whatever this header does; fastify would refuse one that it can't read.
    const type = request.raw.headers["content-type"];
    if (type !== undefined && !mediaType.test(type)) delete request.raw.headers["content-type"];
  });
  server.addHook("onResponse", async (request) => {
    // What a refused sender goes on sending is thrown away, so that it gets to reading the refusal.
    request.raw.resume();
  });
  server.setErrorHandler((error, request, reply) => sendError(error, request, reply, options.logger));
  server.setNotFoundHandler((_request, reply) => {
    if (_request.method === "OPTIONS") return reply.code(204).send();
    return reply.code(404).send(unrecognized);
  });

  const methodsByPath = new Map<string, Set<string>>();
  for (const route of options.routes) {
    for (const path of pathsOf(route.endpoint)) {
      const url = path.replaceAll(/\{(\w+)\}/g, ":$1");
      const known = methodsByPath.get(url) ?? new Set<string>();
      known.add(route.endpoint.method);
      methodsByPath.set(url, known);
      addRoute(server, route, url, options);
    }
  }
  for (const [url, known] of methodsByPath) {
    const others = methods.filter((method) => !known.has(method));
    if (others.length === 0) continue;
    const allow = [...known, "OPTIONS"].join(", ");
    const handler = (request: FastifyRequest, reply: FastifyReply) =>
      reply.code(405).header("allow", allow).send(notAllowed(request.method, allow));
    server.route({ method: others, url, handler });
  }
  return server;
}

/** What fastify takes for a media type. */
const mediaType = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+\s*(;|$)/;
const notAllowed = (method: string, allow: string) => ({
  errcode: "M_UNRECOGNIZED",
  error: `The method ${method} is not allowed here; allowed are: ${allow}.`,
});
const unrecognized = { errcode: "M_UNRECOGNIZED", error: "There is no such endpoint." };

/** The contract's own path, its aliases, and `/r0` for every `/v3`. */
function pathsOf(endpoint: Endpoint): readonly string[] {
  const paths = [endpoint.path, ...(endpoint.aliases ?? [])];
  const old = paths.filter((path) => path.includes("/v3/")).map((path) => path.replace("/v3/", "/r0/"));
  return [...new Set([...paths, ...old])];
}

interface Checks {
  readonly params: SchemaCheck | undefined;
  readonly query: SchemaCheck | undefined;
  readonly body: SchemaCheck | undefined;
  readonly response: SchemaCheck | undefined;
}

function addRoute(server: FastifyInstance, route: Route, url: string, options: EdgeOptions): void {
  const { endpoint } = route;
  const checks: Checks = {
    params: endpoint.params && paramsCheck(endpoint.params),
    query: endpoint.query && queryCheck(endpoint.query),
    body: endpoint.body && bodyCheck(endpoint.body),
    response:
      endpoint.response && options.checkResponses
        ? responseCheck(endpoint.response, `${endpoint.method} ${endpoint.path}`)
        : undefined,
  };
  server.route({
    method: endpoint.method,
    url,
    handler: observed(route.endpoint, options, async (request, reply) => {
      const accessToken = endpoint.authentication === "none" ? undefined : accessTokenOf(request);
      const origin = { address: request.ip, userAgent: userAgentOf(request) };
      const identify = () => callerOf(endpoint, accessToken, options, origin);
      const caller = await identify();
      options.rateLimiter.charge(endpoint.rateLimit, { address: request.ip, caller });
      const parts = await readRequest(request, reply, { endpoint, checks, caller, accessToken, clock: options.clock });
      const answer = await route.handle({ ...parts, identifyAgain: async () => void (await identify()) });
      if (answer instanceof Refusal) hearRefusal(endpoint, answer.body, options);
      return sendAnswer(reply, answer, checks.response);
    }),
  });
}

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;
type Observer = Pick<EdgeOptions, "onRefusal">;

function observed(endpoint: Endpoint, observer: Observer, handler: Handler): Handler {
  if (observer.onRefusal === undefined) return handler;
  return (request, reply) =>
    handler(request, reply).catch((error: unknown) => {
      hearRefusal(endpoint, presentError(error).body, observer);
      throw error;
    });
}

/** User-interactive authentication asks for a proof without an errcode: no refusal yet. */
function hearRefusal(endpoint: Endpoint, { errcode }: Readonly<Record<string, unknown>>, observer: Observer): void {
  if (typeof errcode === "string") observer.onRefusal?.(endpoint, errcode);
}

async function callerOf(
  endpoint: Endpoint,
  token: string | undefined,
  options: Pick<EdgeOptions, "authenticate" | "rateLimiter">,
  origin: Origin,
): Promise<Caller | undefined> {
  if (endpoint.authentication === "none") return undefined;
  if (token === undefined) {
    if (endpoint.authentication === "optional") return undefined;
    throw new MatrixError("M_MISSING_TOKEN", "This needs an access token.");
  }
  const caller = await options.authenticate(token, origin).catch((error: unknown) => {
    // Looking up tokens that are none costs a query each.
    options.rateLimiter.charge("read", { address: origin.address, caller: undefined });
    throw error;
  });
  if (caller.locked && endpoint.evenWhenLocked !== true) {
    throw new MatrixError("M_USER_LOCKED", "This account is disabled.", { soft_logout: true });
  }
  if (caller.suspended && endpoint.notWhenSuspended === true) {
    throw new MatrixError(
      "M_USER_SUSPENDED",
      "This account is suspended: it can read, leave rooms and take back what it said.",
    );
  }
  if (typeof endpoint.permission === "string" && !caller.permissions.includes(endpoint.permission)) {
    throw new MatrixError("M_FORBIDDEN", `Your role lacks the permission ${endpoint.permission}.`);
  }
  return caller;
}

/** The bearer token; the query form is the specification's deprecated one, which old clients still use. */
function accessTokenOf(request: FastifyRequest): string | undefined {
  const header = request.headers.authorization;
  if (header !== undefined) {
    const match = /^Bearer ([\x21-\x7e]{1,1024})$/i.exec(header);
    return match?.[1] ?? "";
  }
  const query = request.query;
  const token = typeof query === "object" && query !== null && "access_token" in query ? query.access_token : undefined;
  return typeof token === "string" ? token : undefined;
}

function userAgentOf(request: FastifyRequest): string {
  return (request.headers["user-agent"] ?? "").slice(0, 512);
}

interface Reading {
  readonly endpoint: Endpoint;
  readonly checks: Checks;
  readonly caller: Caller | undefined;
  readonly accessToken: string | undefined;
  readonly clock: Clock;
}

async function readRequest(
  request: FastifyRequest,
  reply: FastifyReply,
  { endpoint, checks, caller, accessToken, clock }: Reading,
): Promise<Omit<RouteRequest<Endpoint>, "identifyAgain">> {
  const params = { ...(request.params as Record<string, string>) };
  const query = { ...(request.query as Record<string, unknown>) };
  // Where nobody is asked who they are, it is no token of this API but what the endpoint is about.
  if (endpoint.authentication !== "none") delete query["access_token"];
  refuseNul(params, "path");
  refuseNul(query, "query");
  checks.params?.(params);
  checks.query?.(query);
  const stream = request.body instanceof Readable ? request.body : Readable.from([]);
  const body = endpoint.bodyKind === "bytes" ? undefined : await readBody(stream, endpoint, clock);
  checks.body?.(body);
  const gone = new AbortController();
  reply.raw.once("close", () => {
    // Nobody waits for the signal of a request that was answered, and an abort costs an error with its stack.
    if (!reply.raw.writableEnded) gone.abort();
  });
  return {
    // Each part has just passed the schema that its static type is derived from.
    params: params as never,
    query: query as never,
    body: body as never,
    caller: caller as never,
    address: request.ip,
    userAgent: userAgentOf(request),
    accessToken,
    signal: gone.signal,
    stream,
    contentType: request.headers["content-type"],
    headers: request.headers,
  };
}

/** What names something can't hold U+0000: not every database could look for it. */
function refuseNul(values: Readonly<Record<string, unknown>>, part: "path" | "query"): void {
  for (const value of Object.values(values)) {
    if (typeof value === "string" && value.includes("\0")) {
      throw new MatrixError("M_INVALID_PARAM", `The ${part} holds the character U+0000.`);
    }
  }
}

function sendAnswer(reply: FastifyReply, answer: unknown, check: SchemaCheck | undefined): FastifyReply {
  if (!isReply(answer)) {
    const text = JSON.stringify(answer);
    check?.(JSON.parse(text));
    return sendJson(reply, 200, text);
  }
  return sendReply(reply, answer, check);
}

function sendReply(reply: FastifyReply, answer: Reply, check: SchemaCheck | undefined): FastifyReply {
  if (answer instanceof JsonText) {
    check?.(JSON.parse(answer.text));
    return sendJson(reply, 200, answer.text);
  }
  if (answer instanceof Redirect) return reply.code(302).header("location", answer.location).send();
  if (answer instanceof Bytes)
    return reply
      .code(answer.status)
      .headers({ ...answer.headers })
      .send(answer.body);
  return sendJson(reply, answer.status, JSON.stringify(answer.body));
}

function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply, logger: Logger): FastifyReply {
  const { status, body, defect } = presentError(error);
  if (defect) {
    logger.error(
      { error, method: request.method, route: request.routeOptions?.url ?? "unknown" },
      "A request failed by our defect",
    );
  }
  if (status === 429 && typeof body["retry_after_ms"] === "number") {
    reply.header("retry-after", String(Math.ceil(body["retry_after_ms"] / 1_000)));
  }
  return sendJson(reply, status, JSON.stringify(body));
}

/** Without a charset, which JSON's media type doesn't have (RFC 8259 section 11): Fastify adds one unless it is given a serializer. */
function sendJson(reply: FastifyReply, status: number, text: string): FastifyReply {
  return reply
    .code(status)
    .type("application/json")
    .serializer((payload: string) => payload)
    .send(text);
}
