import { FakeClock } from "@conclave/testing/fake-clock";
import { expect, test } from "vitest";
import { memoryKeyValueStore } from "../memory/memory-key-value-store.ts";
import { type SessionEnd, sessionTokens } from "./session-tokens.ts";
import { readSession, type StoredSession } from "./stored-session.ts";

const session: StoredSession = {
  userId: "@ann:x",
  deviceId: "DEVICE",
  accessToken: "access 1",
  refreshToken: "refresh 1",
  expiresAt: null,
  softLoggedOut: false,
};

/** A server that takes exactly one access token at a time. `refreshes` are its answers to refreshing, in order. */
function world(initial: Partial<StoredSession>, valid: string, refreshes: readonly (readonly [number, unknown])[]) {
  const clock = new FakeClock();
  const store = memoryKeyValueStore();
  const ends: SessionEnd[] = [];
  const seen: string[] = [];
  const answers = [...refreshes];
  const tokens = sessionTokens(
    {
      baseUrl: "https://chat.example",
      clock,
      store,
      async fetch(url, init) {
        if (url.endsWith("/refresh")) {
          seen.push(`refresh ${JSON.parse(String(init?.body)).refresh_token}`);
          const [status, body] = answers.shift() ?? [500, {}];
          return Response.json(body, { status });
        }
        const token = new Headers(init?.headers).get("Authorization")?.replace("Bearer ", "") ?? "";
        seen.push(token);
        return token === valid
          ? Response.json({ fine: true })
          : Response.json({ errcode: "M_UNKNOWN_TOKEN", error: "no" }, { status: 401 });
      },
    },
    { ...session, ...initial },
    (end) => ends.push(end),
  );
  const ask = async () => (await tokens.fetch("https://chat.example/_matrix/client/v3/account/whoami")).status;
  return { clock, store, ends, seen, ask };
}

const renewed: readonly [number, unknown] = [
  200,
  { access_token: "access 2", refresh_token: "refresh 2", expires_in_ms: 600_000 },
];

test("a refused token is refreshed, and the request is made again", async () => {
  const { ask, seen, ends, store, clock } = world({}, "access 2", [renewed]);
  expect(await ask()).toBe(200);
  expect(seen).toEqual(["access 1", "refresh refresh 1", "access 2"]);
  expect(await readSession(store)).toMatchObject({
    accessToken: "access 2",
    refreshToken: "refresh 2",
    expiresAt: clock.now() + 600_000,
  });
  expect(ends).toEqual([]);
});

test("many requests at once refresh once", async () => {
  const { ask, seen } = world({}, "access 2", [renewed]);
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([200, 200, 200]);
  expect(seen.filter((token) => token.startsWith("refresh"))).toEqual(["refresh refresh 1"]);
});

test("a token that is about to expire is refreshed before it is used", async () => {
  const { ask, seen, clock } = world({ expiresAt: Date.UTC(2026, 0, 1) + 60_000 }, "access 2", [renewed]);
  clock.advance(40_000);
  expect(await ask()).toBe(200);
  expect(seen).toEqual(["refresh refresh 1", "access 2"]);
});

test("how a session ends", async () => {
  const gone = { errcode: "M_UNKNOWN_TOKEN", error: "no" };
  const rows: readonly [
    string,
    Partial<StoredSession>,
    readonly (readonly [number, unknown])[],
    readonly SessionEnd[],
  ][] = [
    ["no refresh token", { refreshToken: null }, [], ["hard"]],
    ["the refresh token is refused", {}, [[401, gone]], ["hard"]],
    ["softly", {}, [[401, { ...gone, soft_logout: true }]], ["soft"]],
    ["the new token is refused as well", {}, [[200, { access_token: "wrong" }]], []],
  ];
  for (const [name, initial, refreshes, expected] of rows) {
    const { ask, ends } = world(initial, "access 2", refreshes);
    expect(await ask(), name).toBe(401);
    expect(ends, name).toEqual(expected);
  }
});

test("a server that can't refresh now ends nothing", async () => {
  for (const status of [429, 500, 503]) {
    const { ask, ends, store } = world({}, "access 2", [[status, {}]]);
    await expect(ask()).rejects.toThrow(TypeError);
    expect(ends).toEqual([]);
    expect(await readSession(store)).toBeNull();
  }
});
