import { readCaller } from "@conclave/protocol/admin-api/read-caller";
import { expect, test } from "vitest";
import { createSession } from "./session.ts";
import { createSessionStore } from "./session-store.ts";

function tab(answers: Readonly<Record<string, readonly [number, unknown]>>) {
  const kept = new Map<string, string>();
  // Only what the store uses.
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  } as unknown as Storage;
  const sent: { path: string; authorization: string | null; body: unknown }[] = [];
  let now = 1000;
  const session = createSession({
    store: createSessionStore(storage),
    connection: {
      baseUrl: "",
      fetch: async (input, init) => {
        const path = String(input);
        const body: unknown = init?.body === undefined ? undefined : JSON.parse(String(init.body));
        sent.push({ path, authorization: new Headers(init?.headers).get("authorization"), body });
        const answer = answers[path];
        if (!answer) throw new TypeError("failed");
        return new Response(JSON.stringify(answer[1]), { status: answer[0] });
      },
    },
    clock: { now: () => now, after: () => () => {} },
    address: "https://chat.example/console/",
    deviceId: () => "BROWSER",
  });
  return {
    session,
    sent,
    kept,
    pass(milliseconds: number) {
      now += milliseconds;
    },
  };
}

const login = "/_matrix/client/v3/login";
const signedIn = [200, { user_id: "@alice:x", access_token: "secret", device_id: "D" }] as const;

test("a sign-in that was begun here is finished with the login token", async () => {
  const { session, kept } = tab({ [login]: signedIn });
  expect(session.beginSignIn()).toBe(
    "/_matrix/client/v3/login/sso/redirect?redirectUrl=https%3A%2F%2Fchat.example%2Fconsole%2F",
  );
  await session.start("token");
  expect(session.state.value).toEqual({ name: "signed-in", userId: "@alice:x" });
  expect([...kept.values()]).toEqual([`{"accessToken":"secret","userId":"@alice:x"}`]);
});

test("every sign-in is of the same device, so that it ends the session of a tab that was closed", async () => {
  const { session, sent } = tab({ [login]: signedIn });
  for (const token of ["one", "two"]) {
    session.beginSignIn();
    await session.start(token);
  }
  const device = { device_id: "BROWSER", initial_device_display_name: "Conclave console" };
  expect(sent.map(({ body }) => body)).toEqual([
    { type: "m.login.token", token: "one", ...device },
    { type: "m.login.token", token: "two", ...device },
  ]);
});

test("a login token that nobody here asked for is not even sent", async () => {
  const { session, sent } = tab({ [login]: signedIn });
  await session.start("token");
  expect(session.state.value).toEqual({ name: "signed-out", why: "failed" });
  expect(sent).toEqual([]);
});

test("a sign-in that took too long has to begin again", async () => {
  const { session, sent, pass } = tab({ [login]: signedIn });
  session.beginSignIn();
  pass(15 * 60 * 1000 + 1);
  await session.start("token");
  expect(session.state.value).toMatchObject({ why: "failed" });
  expect(sent).toEqual([]);
});

test("a reload keeps the session, and calls carry its token", async () => {
  const { session, kept, sent } = tab({ "/_conclave/admin/v1/caller": [200, {}] });
  kept.set("conclave.console.session", `{"accessToken":"secret","userId":"@alice:x"}`);
  await session.start(undefined);
  await session.request(readCaller, {});
  expect(sent[0]?.authorization).toBe("Bearer secret");
});

test("what a damaged store holds is no session", async () => {
  for (const damaged of ["{", "5", `{"accessToken":1,"userId":"@a:x"}`]) {
    const { session, kept } = tab({});
    kept.set("conclave.console.session", damaged);
    await session.start(undefined);
    expect(session.state.value).toEqual({ name: "signed-out" });
  }
});

test("a session that ended elsewhere is left", async () => {
  const { session, kept } = tab({ "/_conclave/admin/v1/caller": [401, { errcode: "M_UNKNOWN_TOKEN", error: "" }] });
  kept.set("conclave.console.session", `{"accessToken":"secret","userId":"@alice:x"}`);
  await session.start(undefined);
  await expect(session.request(readCaller, {})).rejects.toThrow();
  expect(session.state.value).toEqual({ name: "signed-out", why: "ended" });
  expect(kept.size).toBe(0);
});

test("signing out needs the server's word", async () => {
  const { session, kept } = tab({});
  kept.set("conclave.console.session", `{"accessToken":"secret","userId":"@alice:x"}`);
  await session.start(undefined);
  await expect(session.signOut()).rejects.toThrow();
  expect(session.state.value.name).toBe("signed-in");
});
