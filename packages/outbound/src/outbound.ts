import { lookup as lookUpName } from "node:dns/promises";
import { request as requestInTheClear } from "node:http";
import { request as requestSecurely } from "node:https";
import { isIP } from "node:net";
import { rootCertificates } from "node:tls";
import { AppError } from "@conclave/base/app-error";
import type { Clock } from "@conclave/base/clock";
import { type AllowedDestinations, portOf } from "./allowed-destinations.ts";
import type { Ledger, OutboundFailure } from "./ledger.ts";
import { isPublicAddress } from "./public-address.ts";

export interface OutboundRequest {
  /** For what, as the ledger says it. */
  readonly purpose: string;
  readonly url: URL;
  /** Sent as JSON by POST. */
  readonly body: string;
}

export interface OutboundResponse {
  readonly status: number;
  readonly text: string;
}

/**
 * The only way out of the server.
 *
 * @throws AppError whose code is the reason why there is no answer, see `OutboundFailure`.
 */
export type SendOutbound = (request: OutboundRequest) => Promise<OutboundResponse>;

/** Finds the addresses of a name. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

export interface OutboundOptions {
  readonly allowed: AllowedDestinations;
  /** CA certificates (PEM) that are trusted besides the usual ones. */
  readonly extraCertificates: readonly string[];
  readonly clock: Clock;
  readonly ledger: Ledger;
  /** The system's resolver unless said. */
  readonly resolve?: Resolve;
}

/** Milliseconds for the whole of a request. */
const longest = 10_000;
/** Bytes of an answer. */
const largest = 65_536;

/**
 * Makes the way out. A request goes where the administrator allowed it, over TLS, to an address that was looked up once and
 * judged before it is connected to; a redirection is an answer like any other. Every attempt is in the ledger.
 */
export function createOutbound(options: OutboundOptions): SendOutbound {
  const { allowed, clock, ledger } = options;
  return async (request) => {
    const { purpose, url, body } = request;
    const enter = (outcome: number | OutboundFailure) => {
      const destination = `${url.hostname}:${portOf(url)}`;
      ledger.add({ at: clock.now(), purpose, destination, outcome, sent: Buffer.byteLength(body) });
    };
    try {
      if (!allowed.allows(url)) throw failed("not-allowed");
      const response = await exchange(request, await judgedAddress(url, options), options);
      enter(response.status);
      return response;
    } catch (error) {
      const failure = error instanceof OutboundError ? error : failed("unreachable", error);
      enter(failure.failure);
      throw failure;
    }
  };
}

class OutboundError extends AppError {
  readonly failure: OutboundFailure;

  constructor(failure: OutboundFailure, detail?: string) {
    super(failure, "The request could not be made.", detail);
    this.name = "OutboundError";
    this.failure = failure;
  }
}

function failed(failure: OutboundFailure, cause?: unknown): OutboundError {
  return new OutboundError(failure, cause instanceof Error ? cause.message : undefined);
}

/** The address to connect to. A name may lead anywhere: to a machine of one's own only if that machine is listed too. */
async function judgedAddress(url: URL, { allowed, resolve = resolveBySystem }: OutboundOptions): Promise<string> {
  const literal = url.hostname.replace(/^\[|\]$/g, "");
  const addresses = isIP(literal) === 0 ? await resolve(literal) : [literal];
  const port = portOf(url);
  const address = addresses.find((each) => isPublicAddress(each) || allowed.allowsAddress(each, port));
  if (address === undefined) throw failed(addresses.length === 0 ? "unreachable" : "private-address");
  return address;
}

async function resolveBySystem(hostname: string): Promise<readonly string[]> {
  return (await lookUpName(hostname, { all: true, verbatim: true })).map(({ address }) => address);
}

function exchange(
  { url, body }: OutboundRequest,
  address: string,
  { extraCertificates, clock }: OutboundOptions,
): Promise<OutboundResponse> {
  return new Promise((settle, fail) => {
    const isSecure = url.protocol === "https:";
    const outgoing = (isSecure ? requestSecurely : requestInTheClear)({
      host: address,
      port: portOf(url),
      path: `${url.pathname}${url.search}`,
      method: "POST",
      // A connection of its own: one that was kept could lead where nobody looked.
      agent: false,
      headers: { host: url.host, "content-type": "application/json", "content-length": Buffer.byteLength(body) },
      ...(isSecure && {
        ca: [...rootCertificates, ...extraCertificates],
        ...(isIP(url.hostname) === 0 && { servername: url.hostname }),
      }),
    });
    const giveUp = (failure: OutboundFailure, cause?: unknown) => {
      cancel();
      outgoing.destroy();
      fail(failed(failure, cause));
    };
    const cancel = clock.after(longest, () => giveUp("timeout"));
    outgoing.on("error", (error) => giveUp("unreachable", error));
    outgoing.on("response", (incoming) => {
      const chunks: Buffer[] = [];
      let length = 0;
      incoming.on("data", (chunk: Buffer) => {
        chunks.push(chunk);
        length += chunk.length;
        if (length > largest) giveUp("too-large");
      });
      incoming.on("error", (error) => giveUp("unreachable", error));
      incoming.on("end", () => {
        cancel();
        settle({ status: incoming.statusCode ?? 0, text: Buffer.concat(chunks).toString("utf8") });
      });
    });
    outgoing.end(body);
  });
}
