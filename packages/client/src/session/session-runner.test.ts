import { expect, test } from "vitest";
import { createClient } from "../create-client.ts";
import { keepLastSeen } from "../last-seen/last-seen.ts";
import { memoryPorts } from "../memory/memory-ports.ts";
import { memorySessionLock } from "../memory/memory-session-lock.ts";
import type { ClientPorts, Fetch } from "../ports/client-ports.ts";
import type { SessionSnapshot } from "../snapshots/session-snapshot.ts";
import { snapshotStore } from "../state/snapshot-store.ts";
import { writeSession } from "./stored-session.ts";

const session = {
  userId: "@ann:x",
  deviceId: "DEVICE",
  accessToken: "secret",
  refreshToken: null,
  expiresAt: null,
  softLoggedOut: false,
};

const unreachable: Fetch = () => Promise.reject(new TypeError("no network"));

function portsWith(changes: Partial<ClientPorts>): ClientPorts {
  const ports = memoryPorts({ baseUrl: "https://chat.example", deviceDisplayName: "Test" });
  return { ...ports, fetch: unreachable, ...changes };
}

/** A client with the states that it went through. */
function watched(ports: ClientPorts) {
  const client = createClient(ports);
  const states: SessionSnapshot["state"][] = [];
  client.subscribe(({ session: { state } }) => {
    if (states.at(-1) !== state) states.push(state);
  });
  return { client, states, session: () => client.snapshot().session };
}

test("without a stored session nothing is asked of the server, and the person is signed out", async () => {
  const { client, session: now } = watched(portsWith({}));
  await client.commands.start();
  expect(now()).toEqual({ state: "signed-out", reason: "never-signed-in" });
  await expect(client.commands.sendText("!r:x", "hello")).rejects.toMatchObject({ code: "not-possible-now" });
});

test("what an interrupted sign-out left is erased at the next start, while no other tab is at work", async () => {
  let erased = 0;
  const lock = memorySessionLock();
  const ports = portsWith({
    lock,
    eraseDatabases: async () => {
      erased++;
    },
  });
  const other = await lock.tryAcquire();
  await watched(ports).client.commands.start();
  expect(erased).toBe(0);
  other?.release();
  await watched(ports).client.commands.start();
  expect(erased).toBe(1);
  expect(await lock.tryAcquire()).not.toBeNull();
});

test("a soft sign-out outlives a restart", async () => {
  const ports = portsWith({});
  await writeSession(ports.store, { ...session, softLoggedOut: true });
  const { client, session: now } = watched(ports);
  await client.commands.start();
  expect(now()).toEqual({ state: "soft-logged-out", userId: "@ann:x", deviceId: "DEVICE" });
});

test("only one tab runs the session; another one can take it, and gives it back when it ends", async () => {
  const lock = memorySessionLock();
  const store = portsWith({}).store;
  await writeSession(store, { ...session, softLoggedOut: true });
  const one = watched(portsWith({ lock, store }));
  const two = watched(portsWith({ lock, store }));
  await one.client.commands.start();
  await two.client.commands.start();
  expect([one.session().state, two.session().state]).toEqual(["soft-logged-out", "other-tab-owns"]);
  await two.client.commands.useHere();
  await expect.poll(() => two.session().state).toBe("soft-logged-out");
  expect(one.session().state).toBe("other-tab-owns");
  await two.client.stop();
  await expect.poll(() => one.session().state).toBe("soft-logged-out");
});

test("a session starts without the server, says so, and waits for it", { timeout: 20_000 }, async () => {
  const ports = portsWith({});
  await writeSession(ports.store, session);
  const { client, session: now } = watched(ports);
  await client.commands.start();
  expect(now()).toEqual({ state: "starting", step: "first-sync", userId: "@ann:x", resumes: false });
  await expect.poll(() => client.snapshot().connection.state, { timeout: 10_000 }).toBe("reconnecting");
  await expect(client.commands.sendText("!r:x", "hello")).rejects.toMatchObject({ code: "room-unknown" });
  await client.stop();
});

test("signing out forgets everything, even if the server is away", async () => {
  const ports = portsWith({});
  await writeSession(ports.store, session);
  await ports.store.set("encrypted-rooms", '{"rooms":[]}');
  const { client, session: now } = watched(ports);
  await client.commands.start();
  await client.commands.signOut();
  expect(now()).toEqual({ state: "signed-out", reason: "signed-out" });
  expect(await ports.store.get("session")).toBeNull();
  expect(await ports.store.get("encrypted-rooms")).toBeNull();
});

test("the way back from signing in", async (context) => {
  const rows: readonly [string, (state: string) => string, number, string][] = [
    ["is somebody else's", () => "https://app.example/?loginToken=good&state=other", 200, "sign-in-rejected"],
    ["has no state", () => "https://app.example/?loginToken=good", 200, "sign-in-rejected"],
    ["has no token", (state) => `https://app.example/?state=${state}`, 200, "sign-in-rejected"],
    ["has a used token", (state) => `https://app.example/?loginToken=bad&state=${state}`, 403, "sign-in-rejected"],
    ["meets a busy server", (state) => `https://app.example/?loginToken=bad&state=${state}`, 429, "rate-limited"],
  ];
  for (const [name, returnUrl, status, code] of rows) {
    context.annotate(name);
    const fetch: Fetch = async () => Response.json({ errcode: "M_FORBIDDEN", error: "no" }, { status });
    const { client, session: now } = watched(portsWith({ fetch }));
    await client.commands.start();
    const { url } = await client.commands.startSignIn("https://app.example/#somewhere");
    const wayBack = new URL(new URL(url).searchParams.get("redirectUrl") ?? "");
    expect(wayBack.hash, name).toBe("");
    const attempt = client.commands.finishSignIn(returnUrl(wayBack.searchParams.get("state") ?? ""));
    await expect(attempt, name).rejects.toMatchObject({ code });
    expect(now(), name).toEqual({ state: "signed-out", reason: "never-signed-in" });
  }
});

test("signing in again as somebody else keeps the soft signed-out device, and ends the other session", async () => {
  const revoked: string[] = [];
  const fetch: Fetch = async (url, init) => {
    if (!url.endsWith("/login")) {
      revoked.push(`${url} ${new Headers(init?.headers).get("Authorization")}`);
      return Response.json({});
    }
    expect(JSON.parse(String(init?.body))).toMatchObject({ type: "m.login.token", token: "good", device_id: "DEVICE" });
    return Response.json({ user_id: "@bob:x", device_id: "DEVICE", access_token: "of bob" });
  };
  const ports = portsWith({ fetch });
  await writeSession(ports.store, { ...session, softLoggedOut: true });
  const { client, session: now } = watched(ports);
  await client.commands.start();
  const { url } = await client.commands.startSignIn("https://app.example/");
  const wayBack = new URL(new URL(url).searchParams.get("redirectUrl") ?? "");
  wayBack.searchParams.set("loginToken", "good");
  await expect(client.commands.finishSignIn(wayBack.href)).rejects.toMatchObject({ code: "account-mismatch" });
  expect(now().state).toBe("soft-logged-out");
  expect(revoked).toEqual(["https://chat.example/_matrix/client/v3/logout Bearer of bob"]);
});

test("whoever comes back sees the rooms before the SDK is there, and nobody else does", async () => {
  const ports = portsWith({});
  await writeSession(ports.store, session);
  const snapshots = snapshotStore();
  const kept = await keepLastSeen(ports, session, snapshots);
  const spaces = { chosen: "!space", entries: [] };
  snapshots.update({ session: { ...session, state: "ready" }, rooms: { complete: true, entries: [] }, spaces });
  await Promise.resolve();
  await kept.stop();
  const rows = [
    [session, true],
    [{ ...session, userId: "@bob:x" }, false],
  ] as const;
  for (const [stored, resumes] of rows) {
    await writeSession(ports.store, stored);
    const { client, session: now } = watched(ports);
    const seen: (string | null)[] = [];
    client.subscribe((snapshot) => seen.push(snapshot.spaces.chosen));
    await client.commands.start();
    expect(now()).toMatchObject({ state: "starting", resumes });
    expect(seen.includes("!space")).toBe(resumes);
    await client.stop();
  }
});
