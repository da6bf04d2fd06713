import { deepEqual, equal, rejects } from "node:assert/strict";
import { test } from "node:test";
import type { Dispatcher } from "@conclave/services/core/verb";
import type { Session } from "@conclave/services/devices/read-session";
import { FakeClock } from "@conclave/testing/fake-clock";
import { SessionCache } from "./session-cache.ts";

const session: Session = {
  userId: "@alice:conclave.test",
  deviceId: "A",
  role: "member",
  accountState: "active",
  isSuspended: false,
  tokenState: "current",
  expiresAt: null,
  permissions: [],
};

/** A dispatcher that answers each look-up with what `sessions` says at that time, and counts. */
function answering(find: () => Promise<Session | undefined>): { dispatcher: Dispatcher; asked: string[] } {
  const asked: string[] = [];
  const run = async (verb: { readonly name: string }) => {
    asked.push(verb.name);
    return verb.name === "devices.read-session" ? find() : undefined;
  };
  // One function stands for every verb's types.
  return { asked, dispatcher: { run: run as Dispatcher["run"] } };
}

test("the database is asked once, until the session changes", async () => {
  const { dispatcher, asked } = answering(async () => session);
  const cache = new SessionCache(dispatcher, new FakeClock());
  for (let count = 0; count < 3; count++) equal((await cache.authenticate("a")).userId, session.userId);
  equal(asked.length, 1);
  cache.forget([{ kind: "session", userId: "@bob:conclave.test", deviceId: null }]);
  cache.forget([{ kind: "session", userId: session.userId, deviceId: "B" }]);
  cache.forget([{ kind: "user", userId: session.userId, position: 1 }]);
  await cache.authenticate("a");
  equal(asked.length, 1);
  for (const deviceId of ["A", null]) {
    cache.forget([{ kind: "session", userId: session.userId, deviceId }]);
    await cache.authenticate("a");
  }
  equal(asked.length, 3);
});

test("what was read before a session ended is not remembered", async () => {
  let found: Session | undefined = session;
  const { dispatcher } = answering(async () => {
    const answer = found;
    await Promise.resolve();
    return answer;
  });
  const cache = new SessionCache(dispatcher, new FakeClock());
  const early = cache.authenticate("a");
  found = undefined;
  cache.forget([{ kind: "session", userId: session.userId, deviceId: "A" }]);
  equal((await early).userId, session.userId);
  await rejects(cache.authenticate("a"), { code: "M_UNKNOWN_TOKEN" });
});

test("a token that expires in the cache is refused from then on", async () => {
  const clock = new FakeClock();
  const expiresAt = clock.now() + 1_000;
  const { dispatcher, asked } = answering(async () => ({ ...session, expiresAt }));
  const cache = new SessionCache(dispatcher, clock);
  await cache.authenticate("a");
  clock.advance(999);
  await cache.authenticate("a");
  clock.advance(1);
  await rejects(cache.authenticate("a"), { code: "M_UNKNOWN_TOKEN", fields: { soft_logout: true } });
  equal(asked.length, 1);
});

test("what each state of token and account means", async (t) => {
  const rows: readonly [Partial<Session>, string | undefined, boolean | undefined][] = [
    [{}, undefined, undefined],
    [{ tokenState: "superseded" }, "M_UNKNOWN_TOKEN", true],
    [{ accountState: "deactivated" }, "M_USER_DEACTIVATED", undefined],
  ];
  for (const [state, code, soft] of rows) {
    await t.test(JSON.stringify(state), async () => {
      const { dispatcher } = answering(async () => ({ ...session, ...state }));
      const attempt = new SessionCache(dispatcher, new FakeClock()).authenticate("a");
      if (code === undefined) equal((await attempt).locked, false);
      else await rejects(attempt, { code, fields: soft === undefined ? {} : { soft_logout: soft } });
    });
  }
  const { dispatcher } = answering(async () => ({ ...session, accountState: "disabled" as const }));
  equal((await new SessionCache(dispatcher, new FakeClock()).authenticate("a")).locked, true);
});

test("a fresh token is confirmed by its first use", async () => {
  const { dispatcher, asked } = answering(async () => ({ ...session, tokenState: "fresh" as const }));
  await new SessionCache(dispatcher, new FakeClock()).authenticate("a");
  deepEqual(asked, ["devices.read-session", "devices.confirm-tokens"]);
});

test("the cache is bounded", async () => {
  const { dispatcher, asked } = answering(async () => session);
  const cache = new SessionCache(dispatcher, new FakeClock(), 2);
  for (const token of ["a", "b", "c", "a"]) await cache.authenticate(token);
  equal(asked.length, 4);
  await cache.authenticate("c");
  equal(asked.length, 4);
});
