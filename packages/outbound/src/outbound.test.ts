import { deepEqual, equal, rejects } from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { AppError } from "@conclave/base/app-error";
import { FakeClock } from "@conclave/testing/fake-clock";
import { makeSelfSigned, skipWithoutOpenssl } from "@conclave/testing/self-signed";
import { allowedDestinations } from "./allowed-destinations.ts";
import type { Resolve } from "./exchange.ts";
import { Ledger } from "./ledger.ts";
import { createOutbound } from "./outbound.ts";
import { isPublicAddress } from "./public-address.ts";

let gateway: Server;
let port: number;
const heard: string[] = [];
let hear: () => void = () => undefined;
before(async () => {
  gateway = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      heard.push(`${request.method} ${request.url} ${Buffer.concat(chunks).toString()}`);
      hear();
      if (request.url === "/silent") return;
      if (request.url === "/away") response.writeHead(302, { location: "/elsewhere" });
      response.end(request.url === "/flood" ? "x".repeat(100_000) : '{"rejected":[]}');
    });
  });
  await new Promise<void>((resolve) => gateway.listen(0, "127.0.0.1", resolve));
  port = (gateway.address() as AddressInfo).port;
});
after(() => {
  gateway.closeAllConnections();
  gateway.close();
});

function way(allow: readonly string[], resolve?: Resolve, extraCertificates: readonly string[] = []) {
  const clock = new FakeClock();
  const ledger = new Ledger();
  const options = { allowed: allowedDestinations(allow), extraCertificates, clock, ledger };
  const send = createOutbound({ ...options, ...(resolve !== undefined && { resolve }) });
  return { clock, ledger, send: (url: string) => send({ purpose: "test", url: new URL(url), body: "{}" }) };
}

const refusal = (code: string) => (error: unknown) => error instanceof AppError && error.code === code;

test("a request to an allowed destination is made, and is in the ledger", async () => {
  const { send, ledger, clock } = way([`127.0.0.1:${port}`]);
  deepEqual(await send(`http://127.0.0.1:${port}/notify`), { status: 200, text: '{"rejected":[]}' });
  equal(heard.at(-1), "POST /notify {}");
  const destination = `127.0.0.1:${port}`;
  deepEqual(ledger.entries, [{ at: clock.now(), purpose: "test", destination, outcome: 200, sent: 2 }]);
});

test("a redirection is not followed", async () => {
  const { send } = way([`127.0.0.1:${port}`]);
  equal((await send(`http://127.0.0.1:${port}/away`)).status, 302);
  equal(heard.at(-1), "POST /away {}");
});

test("an answer that is too large, or does not come, is given up", async () => {
  const { send, clock, ledger } = way([`127.0.0.1:${port}`]);
  await rejects(send(`http://127.0.0.1:${port}/flood`), refusal("too-large"));
  const arrived = new Promise<void>((resolve) => {
    hear = resolve;
  });
  const silent = send(`http://127.0.0.1:${port}/silent`);
  await arrived;
  clock.advance(10_000);
  await rejects(silent, refusal("timeout"));
  deepEqual(
    ledger.entries.map(({ outcome }) => outcome),
    ["too-large", "timeout"],
  );
});

// biome-ignore format: tables are aligned
test("where no request goes", async (t) => {
  const to = (address: string): Resolve => async () => [address];
  const rows: readonly [string, readonly string[], string, Resolve, string][] = [
    ["nothing is allowed",                  [],                           "https://push.example.org/",       to("93.184.215.14"), "not-allowed"],
    ["another host",                        ["push.example.org"],         "https://example.org/",            to("93.184.215.14"), "not-allowed"],
    ["a host below it",                     ["example.org"],              "https://push.example.org/",       to("93.184.215.14"), "not-allowed"],
    ["another port",                        ["push.example.org"],         "https://push.example.org:8443/",  to("93.184.215.14"), "not-allowed"],
    ["the usual port where another is said", ["push.example.org:8443"],   "https://push.example.org/",       to("93.184.215.14"), "not-allowed"],
    ["in the clear",                        ["push.example.org:80"],      "http://push.example.org/",        to("93.184.215.14"), "not-allowed"],
    ["a name that leads to this machine",   ["push.example.org"],         "https://push.example.org/",       to("127.0.0.1"),     "private-address"],
    ["a name that leads to the inside",     ["push.example.org"],         "https://push.example.org/",       to("10.0.0.5"),      "private-address"],
    ["a name that leads nowhere",           ["push.example.org"],         "https://push.example.org/",       async () => [],      "unreachable"],
    ["with a name and a password",          ["push.example.org"],         "https://a:b@push.example.org/",   to("93.184.215.14"), "not-allowed"],
    ["another kind of address",             ["push.example.org"],         "ftp://push.example.org/",         to("93.184.215.14"), "not-allowed"],
  ];
  for (const [name, allow, url, resolve, code] of rows) {
    await t.test(name, async () => {
      const { send, ledger } = way(allow, resolve);
      await rejects(send(url), refusal(code));
      deepEqual(ledger.entries.map(({ outcome }) => outcome), [code]);
    });
  }
});

test("a machine of one's own is reached by a name where both are listed", async () => {
  const { send } = way(["push.example.org:1", "127.0.0.1:1"], async () => ["127.0.0.1"]);
  // Nobody listens there: what matters is that it was tried.
  await rejects(send("https://push.example.org:1/"), refusal("unreachable"));
});

test("a gateway must prove its name, by a certificate that is trusted or was given", {
  skip: skipWithoutOpenssl,
}, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "conclave-outbound-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const { key, certificate } = makeSelfSigned(folder, "push.example.org", "DNS:push.example.org");
  const pem = readFileSync(certificate, "utf8");
  const secure = createSecureServer({ key: readFileSync(key), cert: pem }, (request, response) => {
    request.resume();
    request.on("end", () => response.end(request.headers.host));
  });
  await new Promise<void>((resolve) => secure.listen(0, "127.0.0.1", resolve));
  t.after(() => secure.close());
  const { port: own } = secure.address() as AddressInfo;
  const allow = [`push.example.org:${own}`, `other.example.org:${own}`, `127.0.0.1:${own}`];
  const resolve: Resolve = async () => ["127.0.0.1"];
  const known = way(allow, resolve, [pem]);
  const { status, text } = await known.send(`https://push.example.org:${own}/`);
  deepEqual([status, text], [200, `push.example.org:${own}`]);
  await rejects(known.send(`https://other.example.org:${own}/`), refusal("unreachable"));
  await rejects(way(allow, resolve).send(`https://push.example.org:${own}/`), refusal("unreachable"));
});

// biome-ignore format: tables are aligned
test("which addresses are public", async (t) => {
  const rows: readonly [string, boolean][] = [
    ["93.184.215.14", true],    ["1.1.1.1", true],          ["172.15.255.255", true],   ["172.32.0.1", true],
    ["127.0.0.1", false],       ["10.1.2.3", false],        ["172.16.0.1", false],      ["172.31.255.255", false],
    ["192.168.1.1", false],     ["169.254.169.254", false], ["100.64.0.1", false],      ["0.0.0.0", false],
    ["224.0.0.1", false],       ["255.255.255.255", false], ["198.18.0.1", false],      ["203.0.113.1", false],
    ["2606:4700::1111", true],  ["2a00:1450::1", true],     ["::1", false],             ["::", false],
    ["::ffff:10.0.0.1", false], ["::ffff:1.1.1.1", false],  ["fe80::1", false],         ["fc00::1", false],
    ["fd12::1", false],         ["ff02::1", false],         ["2001:db8::1", false],     ["2002:a00:1::", false],
    ["64:ff9b::a00:1", false],  ["localhost", false],       ["", false],
  ];
  for (const [address, expected] of rows) await t.test(address, () => equal(isPublicAddress(address), expected));
});

test("the ledger forgets the oldest", () => {
  const ledger = new Ledger({ capacity: 2 });
  for (const at of [1, 2, 3]) ledger.add({ at, purpose: "test", destination: "a:443", outcome: 200, sent: 0 });
  deepEqual(
    ledger.entries.map(({ at }) => at),
    [2, 3],
  );
});
