import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { BlockList, isIPv6, type Socket } from "node:net";
import { Server as TlsServer } from "node:tls";
import type { Clock } from "@conclave/base/clock";
import type { Logger } from "@conclave/base/logger";
import { type Config, isLoopbackOnly } from "../config/config.ts";
import { readCertificate, secureContextOptions } from "../tls/certificate.ts";
import { watchCertificate } from "../tls/watch-certificate.ts";
import { closeListener, createListener, isMissingAddress, type Listener, listen } from "./listeners.ts";

/** How long requests that are under way may take to finish at the end, in milliseconds. */
const drainPatience = 10_000;
/** How often the files of the certificate are looked at, in milliseconds. */
const certificateInterval = 10_000;
/** Requests that are held back while the server starts. */
const earlyRequests = 1_000;

/** What answers the requests of one door: fastify, without its own listening. */
export interface Edge {
  readonly routing: (request: IncomingMessage, response: ServerResponse) => void;
}

/** The bound addresses of the server. Until they serve, whoever comes waits. */
export interface Doors {
  /** The port of the chat and the API. */
  readonly port: number;
  serve(edge: Edge): void;
  /** What answers on the console's own port, where it has one. */
  serveConsole(edge: Edge): void;
  /** Stops accepting, and waits for what is under way. Harmless the second time. */
  close(): Promise<void>;
}

/**
 * Binds every configured address.
 *
 * @throws AppError `PORT_IN_USE`, or what the certificate is refused for.
 */
export async function openDoors({
  config,
  clock,
  logger,
}: {
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Logger;
}): Promise<Doors> {
  const { host, port: wantedPort } = config.server;
  const certificateFiles = filesOf(config);
  const certificate = certificateFiles && readCertificate(certificateFiles, clock.now());
  const tls = certificate && secureContextOptions(certificate);
  const admits = tls === undefined && !isLoopbackOnly(host) ? peersOf(config) : () => true;
  const listeners: Listener[] = [];

  async function bind(handler: RequestListener, port: number): Promise<number> {
    let bound = port;
    let missing: unknown;
    let count = 0;
    for (const address of host) {
      const listener = createListener(handler, tls);
      listener.on("connection", (socket: Socket) => {
        if (!admits(socket.remoteAddress ?? "")) socket.destroy();
      });
      try {
        bound = await listen(listener, address, bound);
        listeners.push(listener);
        count++;
      } catch (error) {
        if (!isMissingAddress(error)) throw error;
        missing = error;
        logger.info({ address }, "This machine does not have an address that is to be listened on");
      }
    }
    if (count === 0) throw missing;
    return bound;
  }

  const main = createDoor();
  const consoleDoor = createDoor();
  let stopWatching = () => {};
  async function close(): Promise<void> {
    stopWatching();
    await Promise.all(listeners.splice(0).map((listener) => closeListener(listener, clock, drainPatience)));
  }

  try {
    const port = await bind(main.handler, wantedPort);
    if (config.console.port !== undefined) await bind(consoleDoor.handler, config.console.port);
    if (certificateFiles !== undefined) {
      stopWatching = watchCertificate({
        files: certificateFiles,
        clock,
        interval: certificateInterval,
        onChange(renewed) {
          for (const listener of listeners) {
            if (listener instanceof TlsServer) listener.setSecureContext(secureContextOptions(renewed));
          }
          logger.info({}, "The renewed certificate is in use");
        },
        onProblem: (error) => logger.error({ error }, "The new certificate is not usable; the one before stays in use"),
      });
    }
    return { port, serve: main.open, serveConsole: consoleDoor.open, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Holds requests back until there is somebody to answer them. */
function createDoor() {
  let edge: Edge | undefined;
  const early: (() => void)[] = [];
  const handler: RequestListener = (request, response) => {
    if (edge !== undefined) return edge.routing(request, response);
    if (early.length >= earlyRequests) return request.socket.destroy();
    early.push(() => edge?.routing(request, response));
  };
  const open = (opened: Edge) => {
    edge = opened;
    for (const answer of early.splice(0)) answer();
  };
  return { handler, open };
}

/** Off loopback, plain HTTP is spoken with declared proxies and this machine only. */
function peersOf(config: Config): (address: string) => boolean {
  const admitted = new BlockList();
  for (const network of ["127.0.0.0/8", "::1/128", ...config.server.trustedProxy]) {
    const [address = "", prefix] = network.split("/");
    const family = isIPv6(address) ? "ipv6" : "ipv4";
    admitted.addSubnet(address, prefix === undefined ? (family === "ipv6" ? 128 : 32) : Number(prefix), family);
  }
  return (address) => {
    const plain = address.replace(/^::ffff:/, "");
    return admitted.check(plain, isIPv6(plain) ? "ipv6" : "ipv4");
  };
}

function filesOf({ tls }: Config): { readonly certificate: string; readonly key: string } | undefined {
  return tls.certificate === undefined || tls.key === undefined
    ? undefined
    : { certificate: tls.certificate, key: tls.key };
}
