import { deepEqual, equal, rejects } from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { AppError } from "@conclave/base/app-error";
import { FakeClock } from "@conclave/testing/fake-clock";
import { allowedDestinations } from "./allowed-destinations.ts";
import { pageFetcher } from "./fetch-page.ts";
import { Ledger } from "./ledger.ts";

const html = { "content-type": "text/html; charset=utf-8" };
const answers: Readonly<Record<string, readonly [number, Record<string, string>, string]>> = {
  "/page?a=b": [200, html, "<title>Page</title>"],
  "/long": [200, html, "x".repeat(200_000)],
  "/missing": [404, html, "not here"],
  "/picture": [200, { "content-type": "image/png" }, "png"],
  "/untyped": [200, {}, "what is it"],
  "/packed": [200, { ...html, "content-encoding": "gzip" }, "packed"],
  "/moved": [301, { location: "/page?a=b" }, ""],
  "/one": [302, { location: "/two" }, ""],
  "/two": [303, { location: "/three" }, ""],
  "/three": [307, { location: "/four" }, ""],
  "/four": [308, { location: "/page?a=b" }, ""],
  "/round": [302, { location: "/round" }, ""],
  "/nowhere": [302, {}, ""],
  "/nonsense": [302, { location: "http://[" }, ""],
  "/inside": [302, { location: "http://127.0.0.2:9/secret" }, ""],
  "/metadata": [302, { location: "http://169.254.169.254/latest/meta-data" }, ""],
  "/file": [302, { location: "file:///etc/passwd" }, ""],
};

let site: Server;
let origin: string;
let host: string;
const heard: (string | undefined)[] = [];
before(async () => {
  site = createServer((request, response) => {
    heard.push(`${request.method} ${request.url}`);
    const [status, headers, body] = answers[request.url ?? ""] ?? [500, {}, ""];
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
  host = `127.0.0.1:${(site.address() as AddressInfo).port}`;
  origin = `http://${host}`;
});
after(() => {
  site.closeAllConnections();
  site.close();
});

function way(allow: readonly string[] = [host]) {
  const ledger = new Ledger();
  const allowed = allowedDestinations(allow);
  const fetchPage = pageFetcher({ allowed, extraCertificates: [], clock: new FakeClock(), ledger });
  return { ledger, fetch: (path: string) => fetchPage(new URL(path, origin)) };
}

test("a page is fetched, and its beginning where it is long", async () => {
  const { fetch, ledger } = way();
  const page = await fetch("/page?a=b#part");
  deepEqual(
    [page?.contentType, new TextDecoder().decode(page?.bytes), heard.at(-1)],
    ["text/html; charset=utf-8", "<title>Page</title>", "GET /page?a=b"],
  );
  equal((await fetch("/long"))?.bytes.length, 65_536);
  deepEqual(
    ledger.entries.map(({ purpose, destination, outcome, sent }) => [purpose, destination, outcome, sent]),
    [
      ["preview", host, 200, 0],
      ["preview", host, 200, 0],
    ],
  );
});

test("three redirections are followed, each in the ledger, and no more", async () => {
  const { fetch, ledger } = way();
  equal((await fetch("/moved")) !== undefined, true);
  equal((await fetch("/two")) !== undefined, true);
  deepEqual(
    ledger.entries.map(({ outcome }) => outcome),
    [301, 200, 303, 307, 308, 200],
  );
  equal(await fetch("/one"), undefined);
  equal(await fetch("/round"), undefined);
});

test("a redirection leads nowhere that is not allowed", async () => {
  const { fetch, ledger } = way([host, "169.254.169.253:80"]);
  for (const path of ["/inside", "/metadata", "/file"]) {
    await rejects(fetch(path), (error) => error instanceof AppError && error.code === "not-allowed", path);
  }
  deepEqual(
    ledger.entries.map(({ destination, outcome }) => [destination, outcome]),
    [
      [host, 302],
      ["127.0.0.2:9", "not-allowed"],
      [host, 302],
      ["169.254.169.254:80", "not-allowed"],
      [host, 302],
      [":80", "not-allowed"],
    ],
  );
  await rejects(way([]).fetch("/page?a=b"), (error) => error instanceof AppError && error.code === "not-allowed");
});

test("what is no page is none", async (t) => {
  const { fetch } = way();
  for (const path of ["/missing", "/picture", "/untyped", "/packed", "/nowhere", "/nonsense"]) {
    await t.test(path, async () => equal(await fetch(path), undefined));
  }
});
