import assert from "node:assert/strict";
import { test } from "node:test";
import { parseSync } from "oxc-parser";
import { withoutSchemas } from "./strip-contract-schemas.ts";

function strip(code: string): string {
  return withoutSchemas(code, parseSync("contract.js", code).program).replace(/\s+/g, " ");
}

test("only what a call needs stays of a contract", () => {
  const code = `
    export const signIn = endpoint({
      method: "POST",
      path: "/sign-in",
      body: Type.Object({ user: Type.String(), query: Type.String() }),
      response: Type.Object({}),
      authentication: "none",
    });`;
  assert.equal(
    strip(code).trim(),
    `export const signIn = endpoint({ method: "POST", path: "/sign-in", authentication: "none", });`,
  );
});

test("a schema at the end, without a comma after it, goes too", () => {
  assert.equal(strip(`endpoint({ method: "GET", response: Type.Object({}) })`), `endpoint({ method: "GET", })`);
});

test("other schemas may be dropped where nobody uses them", () => {
  assert.equal(strip("const Name = Type.String();"), "const Name = /* @__PURE__ */ Type.String();");
});

test("other objects with such keys stay as they are", () => {
  assert.equal(strip("call({ body: 1 })"), "call({ body: 1 })");
});
