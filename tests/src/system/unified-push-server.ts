import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { makeSelfSigned } from "@conclave/testing/self-signed";

/** What came for a phone: the gateway's request as it was sent. */
// A test looks wherever it likes in it, and fails if that isn't there.
// biome-ignore lint/suspicious/noExplicitAny: asserted on, never relied on
type Arrived = any;

/** A push server of one's own, such as ntfy: phones hold a connection to it, and it is a gateway for Matrix besides. */
export interface UnifiedPushServer {
  /** Host and port, for the list of what the administrator allows. */
  readonly destination: string;
  readonly url: string;
  /** The file with the certificate that it proves its name by: its own. */
  readonly certificate: string;
  /** A phone's client registers: what it is given is its pusher's key. */
  register(): string;
  /** The phone's app is uninstalled: its address is one of nobody's from now on. */
  unregister(endpoint: string): void;
  /** What comes next for an address. */
  next(endpoint: string): Promise<Arrived>;
  /** Resolves when an address of nobody's was turned down. */
  rejected(): Promise<void>;
  close(): void;
}

const path = "/_matrix/push/v1/notify";

/**
 * Starts one on the loopback (unifiedpush.org, "Gateways": the Matrix gateway, which passes the notification on as it is).
 *
 * @param folder for its key and certificate.
 */
export async function startUnifiedPushServer(folder: string): Promise<UnifiedPushServer> {
  const { key, certificate } = makeSelfSigned(folder, "push", "IP:127.0.0.1");
  const phones = new Map<string, Arrived[]>();
  const waiting = new Map<string, (arrived: Arrived) => void>();
  let turnedDown = Promise.withResolvers<void>();
  let made = 0;
  const identity = { key: readFileSync(key), cert: readFileSync(certificate) };
  const server = createServer(identity, (request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body: Arrived = JSON.parse(Buffer.concat(chunks).toString("utf8"));
      const rejected: string[] = [];
      for (const { pushkey } of body.notification.devices) {
        const arrived = phones.get(pushkey);
        if (arrived === undefined) rejected.push(pushkey);
        else deliver(pushkey, arrived, body);
      }
      response.writeHead(request.url === path ? 200 : 404, { "content-type": "application/json" });
      response.end(JSON.stringify({ rejected }));
      if (rejected.length > 0) turnedDown.resolve();
    });
  });
  const deliver = (endpoint: string, arrived: Arrived[], body: Arrived) => {
    const hear = waiting.get(endpoint);
    waiting.delete(endpoint);
    if (hear === undefined) arrived.push(body);
    else hear(body);
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a port has an address with one.
  const destination = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    destination,
    certificate,
    url: `https://${destination}${path}`,
    register() {
      const endpoint = `https://${destination}/up${++made}?up=1`;
      phones.set(endpoint, []);
      return endpoint;
    },
    unregister: (endpoint) => void phones.delete(endpoint),
    next(endpoint) {
      const [first, ...rest] = phones.get(endpoint) ?? [];
      if (first === undefined) return new Promise((resolve) => waiting.set(endpoint, resolve));
      phones.set(endpoint, rest);
      return Promise.resolve(first);
    },
    async rejected() {
      await turnedDown.promise;
      turnedDown = Promise.withResolvers<void>();
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
