import { deepEqual, match } from "node:assert/strict";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { check, readTree } from "./check-tree.ts";
import { parseSource } from "./source.ts";

test("the tree follows every rule", () => {
  const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
  deepEqual(check(readTree(root)), []);
});

/** One file that is in order but for what the row says; each is imported by another so that none counts as dead. */
const rows: readonly (readonly [name: string, path: string, text: string, refusal: RegExp])[] = [
  [
    "an import upwards",
    "packages/rules/src/a.ts",
    'import { x } from "@conclave/storage/a";',
    /rules may not import storage/,
  ],
  [
    "a type is an import too",
    "packages/base/src/a.ts",
    'import type { X } from "@conclave/protocol/a";',
    /base may not import protocol/,
  ],
  [
    "an import in a type position",
    "packages/base/src/a.ts",
    'export type X = import("@conclave/protocol/a").X;',
    /base may not import protocol/,
  ],
  ["a dynamic import", "packages/http/src/a.ts", 'await import("@conclave/storage/a");', /http may not import storage/],
  ["SQL elsewhere", "packages/services/src/a.ts", 'import { sql } from "kysely";', /SQL lives in packages\/storage/],
  [
    "the message crypto in the server",
    "packages/services/src/a.ts",
    'import "matrix-js-sdk";',
    /only importer of the message crypto/,
  ],
  ["a socket in a service", "packages/services/src/a.ts", 'import { connect } from "node:net";', /only way out/],
  ["the environment", "packages/services/src/a.ts", "export const x = process.env;", /apps\/server\/src\/config/],
  [
    "the environment by a name",
    "packages/services/src/a.ts",
    'export const x = process.env["A"];',
    /apps\/server\/src\/config/,
  ],
  ["the clock", "packages/services/src/a.ts", "export const x = Date.now();", /Take a Clock/],
  ["the clock by construction", "packages/services/src/a.ts", "export const x = new Date();", /Take a Clock/],
  ["a timer", "packages/services/src/a.ts", "setTimeout(() => undefined, 1);", /Take a Clock/],
  ["chance", "packages/services/src/a.ts", "export const x = Math.random();", /Take a Randomness/],
  [
    "chance from the platform",
    "packages/services/src/a.ts",
    "export const x = crypto.randomUUID();",
    /Take a Randomness/,
  ],
  ["a request to elsewhere", "packages/services/src/a.ts", 'await fetch("https://example.org");', /only way out/],
  ["a status", "packages/services/src/a.ts", "reply.code(404);", /Throw a MatrixError/],
  [
    "a second audit writer",
    "packages/services/src/a.ts",
    'import { appendAuditRecord } from "@conclave/storage/audit/audit-store";',
    /context\.record/,
  ],
  ["a barrel", "packages/base/src/a.ts", 'export * from "./b.ts";', /hides where a name comes from/],
  [
    "a verb that reaches up",
    "packages/services/src/rooms/a.ts",
    'import "../sync/sync.ts";',
    /rooms may not import sync, which stands above it/,
  ],
  [
    "two verbs in a file",
    "packages/services/src/rooms/a.ts",
    'export const x = command("rooms.x", f); export const y = query("rooms.y", g);',
    /More than one command or query is made here/,
  ],
  [
    "two routes in a file",
    "packages/http/src/client-api/a.ts",
    "export const x = () => route(one, f); export const y = () => [route(two, f)];",
    /More than one route is made here/,
  ],
  ["a cycle", "packages/base/src/a.ts", 'import "./user.ts";', /Import cycle/],
];

test("what each rule refuses", async (t) => {
  for (const [name, path, text, refusal] of rows) {
    await t.test(name, () => {
      const user = path.replace(/[^/]+$/, "user.ts");
      const sources = [
        parseSource(path, text),
        parseSource(user, 'import "./a.ts";'),
        parseSource("tests/src/all.test.ts", ""),
      ];
      const messages = check(sources)
        .map(({ message }) => message)
        .filter((message) => !message.startsWith("Nobody imports"));
      match(messages.join("\n"), refusal);
    });
  }
});

test("a dead file is found, a reading of a given time is not", () => {
  const sources = [
    parseSource("packages/base/src/a.ts", 'import "./b.ts"; export const x = new Date(0);'),
    parseSource("packages/base/src/b.ts", ""),
  ];
  deepEqual(
    check(sources).map(({ path }) => path),
    ["packages/base/src/a.ts"],
  );
});
