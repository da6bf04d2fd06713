import assert from "node:assert/strict";
import { test } from "node:test";
import { disableAccount } from "@conclave/protocol/admin-api/disable-account";
import { listAccounts } from "@conclave/protocol/admin-api/list-accounts";
import { readStatus } from "@conclave/protocol/auth-api/read-status";
import { signIn } from "@conclave/protocol/auth-api/sign-in";
import { ApiError, UnreachableError } from "./api-error.ts";
import { type Connection, call } from "./call.ts";

interface Sent {
  url: string;
  request: RequestInit;
}

function answering(status: number, body: string, headers: Record<string, string> = {}) {
  const sent: Sent[] = [];
  const connection: Connection = {
    baseUrl: "http://server",
    fetch: async (input, request = {}) => {
      sent.push({ url: String(input), request });
      return new Response(body, { status, headers });
    },
    accessToken: () => "secret",
  };
  return { sent, connection };
}

test("a query is written, what is undefined left out, and the token sent", async () => {
  const { sent, connection } = answering(200, `{"accounts":[],"total":0}`);
  const page = await call(listAccounts, { query: { search: "a b&c", limit: 20 } }, connection);
  assert.equal(page.total, 0);
  assert.equal(sent[0]?.url, "http://server/_conclave/admin/v1/accounts?search=a+b%26c&limit=20");
  assert.equal(new Headers(sent[0]?.request.headers).get("authorization"), "Bearer secret");
  assert.equal(sent[0]?.request.body, undefined);
});

test("a parameter is one segment of the path, whatever is in it", async () => {
  const { sent, connection } = answering(200, "{}");
  await call(disableAccount, { params: { userId: "@a/b?c:server" } }, connection);
  assert.equal(sent[0]?.url, "http://server/_conclave/admin/v1/accounts/%40a%2Fb%3Fc%3Aserver/disable");
  assert.equal(sent[0]?.request.body, "{}");
});

test("a missing parameter is a defect, not a request", async () => {
  const { sent, connection } = answering(200, "{}");
  await assert.rejects(call(disableAccount, { params: { userId: "" } }, connection), /userId/);
  assert.equal(sent.length, 0);
});

test("a public endpoint never gets the token, and a body is sent as JSON", async () => {
  const { sent, connection } = answering(200, `{"redirect":"/"}`);
  const body = { user: "alice", password: "p", request: "r".repeat(16) };
  assert.equal((await call(signIn, { body }, connection)).redirect, "/");
  const headers = new Headers(sent[0]?.request.headers);
  assert.equal(headers.get("authorization"), null);
  assert.equal(headers.get("content-type"), "application/json");
  assert.equal(sent[0]?.request.body, JSON.stringify(body));
});

const refusals = [
  // status, body,                                                       header, errcode,            retryAfter
  [403, `{"errcode":"M_FORBIDDEN","error":"No."}`, null, "M_FORBIDDEN", undefined],
  [429, `{"errcode":"M_LIMIT_EXCEEDED","error":"","retry_after_ms":1500}`, "9", "M_LIMIT_EXCEEDED", 1500],
  [429, `{"errcode":"M_LIMIT_EXCEEDED","error":""}`, "2", "M_LIMIT_EXCEEDED", 2000],
  [503, "<html>", "Fri, 31 Dec 1999 23:59:59 GMT", "M_UNKNOWN", undefined],
  [502, "[]", null, "M_UNKNOWN", undefined],
] as const;

for (const [status, body, header, errcode, retryAfter] of refusals) {
  test(`${status} ${body} is refused as ${errcode}`, async () => {
    const { connection } = answering(status, body, header === null ? {} : { "retry-after": header });
    await assert.rejects(call(readStatus, {}, connection), (error) => {
      assert(error instanceof ApiError);
      assert.deepEqual([error.errcode, error.status, error.retryAfter], [errcode, status, retryAfter]);
      return true;
    });
  });
}

test("no answer, and an answer that is no JSON, is a server out of reach", async () => {
  const failing: Connection = { baseUrl: "", fetch: () => Promise.reject(new TypeError("failed")) };
  await assert.rejects(call(readStatus, {}, failing), UnreachableError);
  await assert.rejects(call(readStatus, {}, answering(200, "<html>").connection), UnreachableError);
});

test("an aborted call throws the reason", async () => {
  const failing: Connection = { baseUrl: "", fetch: () => Promise.reject(new TypeError("failed")) };
  const reason = new Error("gone");
  await assert.rejects(call(readStatus, {}, failing, AbortSignal.abort(reason)), reason);
});

test("the compiler refuses what the contract doesn't have", () => {
  const { connection } = answering(200, "{}");
  // @ts-expect-error: the body is required
  const withoutBody = () => call(signIn, {}, connection);
  // @ts-expect-error: no query in this contract
  const withQuery = () => call(readStatus, { query: { a: "b" } }, connection);
  // @ts-expect-error: no such filter
  const withUnknown = () => call(listAccounts, { query: { nobody: 1 } }, connection);
  assert.equal([withoutBody, withQuery, withUnknown].length, 3);
});
