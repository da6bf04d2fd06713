import type { FastifyInstance } from "fastify";

/** What the operator's tools ask. */
export interface Health {
  /** Whether requests should be sent here: the threads answer, and nobody asked the server to stop. */
  isReady(): Promise<boolean>;
  /** Metrics as text for Prometheus. */
  metrics(): Promise<{ readonly contentType: string; readonly text: string }>;
}

/** What proxies say of whom they speak for (RFC 7239, RFC 9110 section 7.6.3, and the custom before them). */
const forwarding = /^(forwarded|via|x-forwarded(-.+)?|x-real-ip)$/;

/**
 * Adds `/health/live`, `/health/ready` and `/metrics`. Metrics are for whoever asks from this machine, for themselves: they tell
 * how much is going on. To everybody else, also behind a proxy on this machine that nobody declared, there is no such page.
 */
export function serveHealth(server: FastifyInstance, health: Health): void {
  server.get("/health/live", (_request, reply) => reply.type("application/json").send('{"status":"live"}'));
  server.get("/health/ready", async (_request, reply) => {
    const ready = await health.isReady();
    return reply
      .code(ready ? 200 : 503)
      .type("application/json")
      .send(ready ? '{"status":"ready"}' : '{"status":"not ready"}');
  });
  server.get("/metrics", async (request, reply) => {
    if (!isLoopback(request.ip) || Object.keys(request.headers).some((name) => forwarding.test(name)))
      return reply.callNotFound();
    const { contentType, text } = await health.metrics();
    return reply.type(contentType).send(text);
  });
}

function isLoopback(address: string): boolean {
  return address === "::1" || /^(::ffff:)?127\./.test(address);
}
