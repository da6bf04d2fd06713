import { deepEqual, equal } from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { AppError } from "@conclave/base/app-error";
import type { FetchedPage } from "@conclave/outbound/fetch-page";
import { FakeClock } from "@conclave/testing/fake-clock";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { type Person, signUp } from "@conclave/testing/world";
import { pagePreviewer } from "./preview-page.ts";

const clock = new FakeClock();
let server: TestServer;
let alice: Person;
/** What was fetched, and what comes of it. */
let fetched: string[] = [];
let answer: () => Promise<FetchedPage | undefined>;
before(async () => {
  const fetchPage = (url: URL) => {
    fetched.push(url.href);
    return answer();
  };
  server = await startTestServer({}, { previewPage: pagePreviewer({ fetchPage, clock }) });
  alice = await signUp(server, "alice");
});
after(() => server.close());
beforeEach(() => {
  clock.advance(3_600_000);
  fetched = [];
  answer = async () => page('<title>A page</title><meta property="og:site_name" content="A site">');
});

const page = (html: string): FetchedPage => ({ contentType: "text/html", bytes: Buffer.from(html) });
const url = "https://wiki.example.org/page";

async function preview(address: string, path = "client/v1/media") {
  const query = new URLSearchParams({ url: address });
  const response = await server.request("GET", `/_matrix/${path}/preview_url?${query}`, { token: alice.token });
  return [response.status, response.body];
}

test("what a page says of itself is told, by the old path too", async () => {
  const expected = [200, { "og:title": "A page", "og:site_name": "A site" }];
  deepEqual(await preview(url), expected);
  deepEqual(await preview(url, "media/v3"), expected);
});

test("a page is fetched once an hour, whoever asks and whatever part they mean", async () => {
  await Promise.all([preview(url), preview(url), preview(`${url}#part`)]);
  deepEqual(fetched, [url]);
  clock.advance(3_600_000);
  await preview(url);
  deepEqual(fetched, [url, url]);
});

test("a page that can't be had says nothing, and why not is nobody's to know", async (t) => {
  const rows: readonly [string, () => Promise<FetchedPage | undefined>][] = [
    ["no page", async () => undefined],
    ["not allowed", () => Promise.reject(new AppError("not-allowed", "The request could not be made."))],
    ["a private address", () => Promise.reject(new AppError("private-address", "The request could not be made."))],
  ];
  for (const [name, outcome] of rows) {
    await t.test(name, async () => {
      answer = outcome;
      clock.advance(3_600_000);
      deepEqual(await preview(url), [200, {}]);
      fetched = [];
      deepEqual(await preview(url), [200, {}]);
      deepEqual(fetched, [], "it is not tried again at once");
    });
  }
  for (const address of ["", "nonsense", "http://["]) deepEqual(await preview(address), [200, {}]);
  deepEqual(fetched, []);
});

test("pages that answer slowly don't pile up", async () => {
  let release: (nothing: undefined) => void = () => undefined;
  const slow = new Promise<undefined>((resolve) => {
    release = resolve;
  });
  answer = () => slow;
  const waiting = Array.from({ length: 68 }, (_, index) => preview(`${url}/${index}`));
  while (fetched.length < 4) await new Promise(setImmediate);
  await new Promise(setImmediate);
  const [status, body] = await preview(`${url}/further`);
  deepEqual([status, body.errcode], [429, "M_LIMIT_EXCEEDED"]);
  release(undefined);
  for (const each of waiting) deepEqual(await each, [200, {}]);
  equal((await preview(`${url}/further`))[0], 200);
});
