import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { type MatrixClient, matrixClient } from "@conclave/testing/matrix-client";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { signUp } from "@conclave/testing/world";

// A body is kept as it was written, or refused: never coerced, filled in, stripped or guessed at.

let server: TestServer;
let alice: MatrixClient;
let room: string;
let count = 0;

before(async () => {
  server = await startTestServer({ encryption: "optional" });
  alice = matrixClient(server, await signUp(server, "alice"));
  room = await alice.createRoom();
});
after(() => server.close());

/** What became of a body: as the content of an event, and as account data. */
async function fates(body: string | Buffer, headers: Readonly<Record<string, string>> = {}) {
  const name = `io.example.row${++count}`;
  const request = { token: alice.person.token, body, headers };
  const user = encodeURIComponent(alice.person.userId);
  const sent = await server.request("PUT", `/_matrix/client/v3/rooms/${room}/send/${name}/1`, request);
  const kept = await server.request("PUT", `/_matrix/client/v3/user/${user}/account_data/${name}`, request);
  return {
    event:
      sent.status === 200
        ? JSON.stringify(
            (await alice.get(`/rooms/${room}/event/${encodeURIComponent(sent.body.event_id)}`)).body.content,
          )
        : sent.body.errcode,
    accountData: kept.status === 200 ? (await alice.get(`/user/${user}/account_data/${name}`)).text : kept.body.errcode,
  };
}

const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;

test("what is written and what is kept", async (t) => {
  const same = Symbol("as it was written");
  //                  name, body, in an event, in account data
  const rows: readonly [string, string, string | symbol, string | symbol][] = [
    ["a number stays a number", '{"body":123}', same, same],
    ["a text stays a text", '{"body":"123"}', same, same],
    ["true stays true", '{"body":true,"other":null}', same, same],
    ["unknown keys stay", '{"io.example":{"deep":[1,{"x":[]}]}}', same, same],
    ["__proto__ stays a key", '{"__proto__":{"a":1}}', same, same],
    ["constructor stays a key", '{"constructor":{"prototype":{"a":1}}}', same, same],
    ["hasOwnProperty stays a key", '{"hasOwnProperty":1,"toString":2}', same, same],
    ["an empty key stays", '{"":""}', same, same],
    ["of two same keys the last counts", '{"a":1,"a":2}', '{"a":2}', '{"a":2}'],
    ["U+0000 within content", '{"a\\u0000":"b\\u0000"}', same, same],
    ["beyond the basic plane", '{"😀":"𝄞"}', same, same],
    ["half a surrogate pair", '{"a":"\\ud800"}', "M_BAD_JSON", "M_BAD_JSON"],
    ["half a pair in a key", '{"\\udfff":1}', "M_BAD_JSON", "M_BAD_JSON"],
    ["2^53 - 1", '{"n":9007199254740991}', same, same],
    ["2^53", '{"n":9007199254740992}', "M_BAD_JSON", same],
    ["-(2^53)", '{"n":-9007199254740992}', "M_BAD_JSON", same],
    ["a fraction", '{"n":0.5}', "M_BAD_JSON", same],
    ["a whole number with a point", '{"n":1.0}', '{"n":1}', '{"n":1}'],
    ["an exponent", '{"n":1e2}', '{"n":100}', '{"n":100}'],
    ["minus zero", '{"n":-0}', '{"n":0}', '{"n":0}'],
    ["beyond every double", '{"n":1e400}', "M_BAD_JSON", "M_BAD_JSON"],
    ["99 levels", nested(99), same, same],
    ["101 levels", nested(101), "M_BAD_JSON", "M_BAD_JSON"],
    ["40,000 objects in one another", nested(40_000), "M_BAD_JSON", "M_BAD_JSON"],
    ["40,000 arrays in one another", `${"[".repeat(40_000)}${"]".repeat(40_000)}`, "M_BAD_JSON", "M_BAD_JSON"],
    ["100,000 arrays in one another", `${"[".repeat(100_000)}${"]".repeat(100_000)}`, "M_TOO_LARGE", "M_TOO_LARGE"],
    ["40,000 opening brackets", "[".repeat(40_000), "M_NOT_JSON", "M_NOT_JSON"],
    ["40,000 numbers", `{"a":[${"0,".repeat(40_000)}0]}`, "M_TOO_LARGE", same],
    ["300,000 numbers", `{"a":[${"0,".repeat(300_000)}0]}`, "M_TOO_LARGE", "M_TOO_LARGE"],
    ["an event of 64,000 bytes", `{"a":"${"x".repeat(64_000)}"}`, same, same],
    ["an event of 66,000 bytes", `{"a":"${"x".repeat(66_000)}"}`, "M_TOO_LARGE", same],
    ["nothing at all", "", "{}", "{}"],
    ["an array", "[]", "M_BAD_JSON", "M_BAD_JSON"],
    ["null", "null", "M_BAD_JSON", "M_BAD_JSON"],
    ["a text", '"{}"', "M_BAD_JSON", "M_BAD_JSON"],
    ["a number", "1", "M_BAD_JSON", "M_BAD_JSON"],
    ["a byte order mark", "\ufeff{}", "M_NOT_JSON", "M_NOT_JSON"],
    ["something behind it", "{}{}", "M_NOT_JSON", "M_NOT_JSON"],
    ["a comment", "{/* */}", "M_NOT_JSON", "M_NOT_JSON"],
    ["NaN", '{"a":NaN}', "M_NOT_JSON", "M_NOT_JSON"],
    ["a form", "a=b&c=d", "M_NOT_JSON", "M_NOT_JSON"],
  ];
  for (const [name, body, event, accountData] of rows) {
    await t.test(name, async () => {
      const resolve = (expected: string | symbol) => (typeof expected === "string" ? expected : body);
      deepEqual(await fates(body), { event: resolve(event), accountData: resolve(accountData) });
    });
  }
  equal(({} as { a?: number }).a, undefined);
});

test("JSON is JSON, whatever the headers say of it", async () => {
  const body = '{"a":1}';
  for (const type of [
    "application/json",
    "text/plain;charset=UTF-8",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/octet-stream",
    "",
    "/",
    "nonsense",
    "a/b; c",
  ]) {
    deepEqual(await fates(body, { "content-type": type }), { event: body, accountData: body }, type);
  }
});

test("bytes that are no UTF-8 JSON are refused", async () => {
  const gzip = Buffer.from("1f8b0800000000000003ab5654b2020043bfa6a307000000", "hex");
  const rows: readonly [string, Buffer, Readonly<Record<string, string>>][] = [
    ["UTF-16", Buffer.from('{"a":1}', "utf16le"), { "content-type": "application/json; charset=utf-16" }],
    ["gzip", gzip, { "content-encoding": "gzip" }],
    ["a stray byte", Buffer.from([0x7b, 0xff, 0x7d]), {}],
    ["half a character", Buffer.from([0x22, 0xc3, 0x22]), {}],
    ["an overlong slash", Buffer.from([0x22, 0xc0, 0xaf, 0x22]), {}],
    ["half a pair as bytes", Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), {}],
  ];
  for (const [name, body, headers] of rows) {
    deepEqual(await fates(body, headers), { event: "M_NOT_JSON", accountData: "M_NOT_JSON" }, name);
  }
});

test("a state key or type has 255 bytes, each escaped or not", async (t) => {
  const rows: readonly [string, string, number, string | undefined][] = [
    ["255 bytes, each as %XX", "%41".repeat(255), 200, undefined],
    ["254 bytes in characters of two", "%C3%A9".repeat(127), 200, undefined],
    ["256 bytes", "a".repeat(256), 413, "M_TOO_LARGE"],
    ["256 bytes in characters of two", "%C3%A9".repeat(128), 413, "M_TOO_LARGE"],
    ["a slash", "a%2Fb", 200, undefined],
    ["__proto__", "__proto__", 200, undefined],
    ["U+0000", "a%00", 400, "M_INVALID_PARAM"],
    ["no UTF-8", "%ff", 400, "M_UNKNOWN"],
    ["half an escape", "%4", 400, "M_UNKNOWN"],
  ];
  for (const [name, text, status, errcode] of rows) {
    await t.test(name, async () => {
      for (const path of [`/rooms/${room}/state/io.example/${text}`, `/rooms/${room}/state/${text}/key`]) {
        const response = await alice.put(path, {});
        deepEqual([response.status, response.body.errcode], [status, errcode], path);
        if (status === 200) equal((await alice.get(path)).status, 200);
      }
    });
  }
});

test("a body at its limit is read, one byte more is refused, announced or not", async () => {
  const user = encodeURIComponent(alice.person.userId);
  const path = `/_matrix/client/v3/user/${user}/account_data/io.example.large`;
  const ofLength = (length: number) => `{"a":"${"x".repeat(length - 8)}"}`;
  const send = (length: number) => server.request("PUT", path, { token: alice.person.token, body: ofLength(length) });
  equal((await send(1_048_577)).body.errcode, "M_TOO_LARGE");
  const atLimit = await send(1_048_576);
  // Whether that much may be kept is for account data to say; it was read.
  equal([200, 413].includes(atLimit.status), true, atLimit.text.slice(0, 200));
});

test("a refusal doesn't give back what was sent", async () => {
  const name = `@${"n".repeat(100_000)}:conclave.test`;
  const { status, body, text } = await alice.post("/keys/query", { device_keys: { [name]: 5 } });
  deepEqual([status, body.errcode], [400, "M_BAD_JSON"]);
  equal(text.length < 1_000, true);
});
