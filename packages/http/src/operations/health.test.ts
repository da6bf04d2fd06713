import { deepEqual } from "node:assert/strict";
import { after, test } from "node:test";
import { silentLogger } from "@conclave/base/logger";
import { FakeClock } from "@conclave/testing/fake-clock";
import { unlimited } from "../edge/rate-limiter.ts";
import { createEdge } from "../edge/server.ts";
import { serveHealth } from "./health.ts";

let ready = true;
const edge = createEdge({
  routes: [],
  authenticate: () => Promise.reject(new Error("Nobody is asked.")),
  rateLimiter: unlimited,
  clock: new FakeClock(),
  logger: silentLogger,
  trustedProxies: ["10.0.0.1"],
  onlyHttps: false,
  checkResponses: true,
});
serveHealth(edge, {
  isReady: async () => ready,
  metrics: async () => ({ contentType: "text/plain", text: "conclave_waiting 1\n" }),
});
after(() => edge.close());

test("who may read the metrics", async (t) => {
  const rows: readonly [string, string, Readonly<Record<string, string>>, number][] = [
    ["this machine", "127.0.0.1", {}, 200],
    ["this machine, IPv6", "::1", {}, 200],
    ["this machine, IPv4 in IPv6", "::ffff:127.0.0.1", {}, 200],
    ["another machine", "192.0.2.1", {}, 404],
    ["another machine, which says it is this one", "192.0.2.1", { "x-forwarded-for": "127.0.0.1" }, 404],
    ["a declared proxy, for somebody elsewhere", "10.0.0.1", { "x-forwarded-for": "192.0.2.1" }, 404],
    ["a declared proxy, for somebody who says they are here", "10.0.0.1", { "x-forwarded-for": "127.0.0.1" }, 404],
    ["a proxy here that nobody declared", "127.0.0.1", { "x-forwarded-for": "192.0.2.1" }, 404],
    ["the same, which tells the host only", "127.0.0.1", { "X-Forwarded-Host": "chat.example.org" }, 404],
    ["the same, as RFC 7239 has it", "::1", { Forwarded: "for=192.0.2.1" }, 404],
    ["the same, as RFC 9110 has it", "127.0.0.1", { Via: "1.1 proxy" }, 404],
    ["the same, as nginx has it", "127.0.0.1", { "X-Real-IP": "192.0.2.1" }, 404],
  ];
  for (const [name, remoteAddress, headers, status] of rows) {
    await t.test(name, async () => {
      const response = await edge.inject({ method: "GET", url: "/metrics", remoteAddress, headers });
      deepEqual([response.statusCode, response.body.includes("conclave_waiting")], [status, status === 200]);
    });
  }
});

test("whether the server is ready is told to everybody", async () => {
  const ask = async () => (await edge.inject({ method: "GET", url: "/health/ready" })).statusCode;
  deepEqual(await ask(), 200);
  ready = false;
  deepEqual(await ask(), 503);
});
