import { lookup as lookUpName } from "node:dns/promises";
import { type IncomingHttpHeaders, request as requestInTheClear } from "node:http";
import { request as requestSecurely } from "node:https";
import { isIP } from "node:net";
import { rootCertificates } from "node:tls";
import { AppError } from "@conclave/base/app-error";
import type { Clock } from "@conclave/base/clock";
import { type AllowedDestinations, portOf } from "./allowed-destinations.ts";
import type { Ledger, OutboundFailure } from "./ledger.ts";
import { isPublicAddress } from "./public-address.ts";

/** One request that leaves the server. */
export interface Exchange {
  /** For what, as the ledger says it. */
  readonly purpose: string;
  readonly url: URL;
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string>>;
  /** Empty for none. */
  readonly body: string | Uint8Array;
  /** What becomes of an answer that is too large: refused, or its beginning taken. */
  readonly excess: "refuse" | "cut";
}

/** The answer to it. */
export interface Exchanged {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
}

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
 * Makes one request where the administrator allowed it, over TLS, to an address that was looked up once and judged before it is
 * connected to; a redirection is an answer like any other. The attempt is in the ledger, however it ends.
 *
 * @throws OutboundError with the reason why there is no answer.
 */
export async function exchange(request: Exchange, options: OutboundOptions): Promise<Exchanged> {
  const { purpose, url, body } = request;
  const enter = (outcome: number | OutboundFailure) => {
    const destination = `${url.hostname}:${portOf(url)}`;
    options.ledger.add({ at: options.clock.now(), purpose, destination, outcome, sent: Buffer.byteLength(body) });
  };
  try {
    if (!options.allowed.allows(url)) throw failed("not-allowed");
    const answer = await send(request, await judgedAddress(url, options), options);
    enter(answer.status);
    return answer;
  } catch (error) {
    const failure = error instanceof OutboundError ? error : failed("unreachable", error);
    enter(failure.failure);
    throw failure;
  }
}

/** Why a request was not made, or not answered; its code is the failure. */
export class OutboundError extends AppError {
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

function send(
  { url, method, headers, body, excess }: Exchange,
  address: string,
  { extraCertificates, clock }: OutboundOptions,
): Promise<Exchanged> {
  return new Promise((settle, fail) => {
    const isSecure = url.protocol === "https:";
    const outgoing = (isSecure ? requestSecurely : requestInTheClear)({
      host: address,
      port: portOf(url),
      path: `${url.pathname}${url.search}`,
      method,
      // A connection of its own: one that was kept could lead where nobody looked.
      agent: false,
      headers: { host: url.host, ...headers, ...(body.length > 0 && { "content-length": Buffer.byteLength(body) }) },
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
      const finish = () => {
        cancel();
        const bytes = Buffer.concat(chunks).subarray(0, largest);
        settle({ status: incoming.statusCode ?? 0, headers: incoming.headers, bytes });
      };
      incoming.on("data", (chunk: Buffer) => {
        chunks.push(chunk);
        length += chunk.length;
        if (length <= largest) return;
        if (excess === "refuse") return giveUp("too-large");
        finish();
        outgoing.destroy();
      });
      incoming.on("error", (error) => giveUp("unreachable", error));
      incoming.on("end", finish);
    });
    outgoing.end(body);
  });
}
