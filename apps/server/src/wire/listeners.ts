import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { Socket } from "node:net";
import type { SecureContextOptions } from "node:tls";
import { AppError } from "@conclave/base/app-error";
import type { Clock } from "@conclave/base/clock";

/** One address that the server listens on. */
export type Listener = Server;

// A large file over a slow line takes its time; an upload that falls silent is given up after half a minute.
const limits = { requestTimeout: 1_800_000, headersTimeout: 20_000, keepAliveTimeout: 72_000, maxHeaderSize: 16_384 };

/** Makes the server of one address, with TLS where there is a certificate. */
export function createListener(handler: RequestListener, tls: SecureContextOptions | undefined): Listener {
  const listener = tls === undefined ? createServer(limits, handler) : createTlsServer({ ...limits, ...tls }, handler);
  // Browsers open connections in advance. Node takes them for busy, so that they would hold up the end.
  const silent = new Set<Socket>();
  silentConnections.set(listener, silent);
  listener.on(tls === undefined ? "connection" : "secureConnection", (socket: Socket) => {
    silent.add(socket);
    socket.once("close", () => silent.delete(socket));
  });
  listener.on("request", ({ socket }) => silent.delete(socket));
  return listener;
}

/** Of each listener, the connections on which nothing was asked yet. */
const silentConnections = new WeakMap<Listener, ReadonlySet<Socket>>();

/**
 * Starts listening.
 *
 * @returns the port, which the system chooses for port 0.
 * @throws AppError `PORT_IN_USE` naming address and port.
 */
export async function listen(listener: Listener, host: string, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    listener.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EADDRINUSE") return reject(error);
      reject(
        new AppError("PORT_IN_USE", `Port ${port} on ${host} is in use. Stop what uses it, or set CONCLAVE_PORT.`),
      );
    });
    listener.listen({ host, port }, resolve);
  });
  const address = listener.address();
  return typeof address === "object" && address !== null ? address.port : port;
}

/** Whether an address can't be had on this machine: there are some without IPv6. */
export function isMissingAddress(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "EADDRNOTAVAIL" || error.code === "EAFNOSUPPORT");
}

/** Milliseconds between two looks for connections that have become idle. */
const sweepInterval = 20;

/**
 * Stops accepting, lets what is under way finish for `patience` milliseconds, then cuts off the rest. Whoever has not asked for
 * anything is hung up on at once.
 */
export async function closeListener(listener: Listener, clock: Clock, patience: number): Promise<void> {
  const cutOff = clock.after(patience, () => listener.closeAllConnections());
  let cancelSweep = () => {};
  // A client keeps the connection of an answered request for its next one: it is idle only then, and nobody else ends it.
  const sweep = () => {
    listener.closeIdleConnections();
    cancelSweep = clock.after(sweepInterval, sweep);
  };
  await new Promise<void>((resolve) => {
    listener.close(() => resolve());
    for (const socket of silentConnections.get(listener) ?? []) socket.destroy();
    sweep();
  });
  cancelSweep();
  cutOff();
}
