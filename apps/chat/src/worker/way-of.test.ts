import { expect, test } from "vitest";
import { type Way, wayOf } from "./way-of.ts";

const origin = "https://chat.example";

// biome-ignore format: tables are aligned
const rows: readonly [method: string, mode: RequestMode, url: string, way: Way][] = [
  ["GET",  "navigate",    `${origin}/`,                                        "page"],
  ["GET",  "navigate",    `${origin}/?loginToken=secret&state=x`,              "page"],
  ["GET",  "navigate",    `${origin}/#/rooms/x`,                               "page"],
  ["GET",  "cors",        `${origin}/assets/main-B1a2C3d4.js`,                 "asset"],
  ["GET",  "same-origin", `${origin}/assets/crypto-B1a2C3d4.wasm`,             "asset"],
  ["GET",  "navigate",    `${origin}/auth/`,                                   "server"],
  ["GET",  "navigate",    `${origin}/console/`,                                "server"],
  ["GET",  "navigate",    `${origin}/assets/main-B1a2C3d4.js`,                 "server"],
  ["GET",  "no-cors",     `${origin}/auth/assets/main-B1a2C3d4.js`,            "server"],
  ["GET",  "cors",        `${origin}/_matrix/client/v3/sync`,                  "server"],
  ["GET",  "cors",        `${origin}/_matrix/client/v1/media/download/a/b`,    "server"],
  ["POST", "cors",        `${origin}/_matrix/client/v3/login`,                 "server"],
  ["POST", "navigate",    `${origin}/`,                                        "server"],
  ["GET",  "cors",        `${origin}/worker.js`,                               "server"],
  ["GET",  "cors",        `${origin}/`,                                        "server"],
  ["GET",  "cors",        "https://elsewhere.example/assets/main-B1a2C3d4.js", "server"],
];

for (const [method, mode, url, way] of rows) {
  test(`${method} ${url} (${mode}) goes by way of ${way}`, () =>
    expect(wayOf({ method, mode, url }, origin)).toBe(way));
}
