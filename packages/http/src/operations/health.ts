import type { FastifyInstance } from "fastify";

/** What the operator's tools ask. */
export interface Health {
  /** Whether requests should be sent here: the threads answer, and nobody asked the server to stop. */
  isReady(): Promise<boolean>;
  /** Metrics as text for Prometheus. */
  metrics(): Promise<{ readonly contentType: string; readonly text: string }>;
}

/**
 * Adds `/health/live`, `/health/ready` and `/metrics`. Metrics are for whoever asks from this machine: they tell how much is
 * going on.
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
    if (!isLoopback(request.ip)) return reply.callNotFound();
    const { contentType, text } = await health.metrics();
    return reply.type(contentType).send(text);
  });
}

function isLoopback(address: string): boolean {
  return address === "::1" || /^(::ffff:)?127\./.test(address);
}
