import type { Client } from "@conclave/client/client";
import { ClientError } from "@conclave/client/failure";
import type { SessionSnapshot } from "@conclave/client/snapshots/session-snapshot";
import { expect, test, vi } from "vitest";
import { createStartUp } from "./start-up.ts";

const origin = "https://chat.example.org";
const location = () => ({ origin, reload: vi.fn() });
const signedOut: SessionSnapshot = { state: "signed-out", reason: "never-signed-in" };

function clientIn(session: SessionSnapshot) {
  const commands = {
    start: vi.fn(async () => undefined),
    startSignIn: vi.fn(async (_redirectUrl: string) => ({
      url: `${origin}/_matrix/client/v3/login/sso/redirect?redirectUrl=${encodeURIComponent(`${origin}/?state=ours`)}`,
    })),
    finishSignIn: vi.fn(async (_returnUrl: string) => undefined),
  };
  // Only what starting up asks of a client.
  const client = { commands, snapshot: () => ({ session }) } as unknown as Client;
  return { commands, load: async () => client };
}

test("without an arrival the stored session is taken up", async () => {
  const { commands, load } = clientIn(signedOut);
  const startUp = createStartUp(load, null, location());
  await startUp.begin();
  expect(startUp.state.value.state).toBe("ready");
  expect(commands.start).toHaveBeenCalledTimes(1);
  expect(commands.finishSignIn).not.toHaveBeenCalled();
});

test("a sign-in that this client began is ended with the address as it came, for the client to check", async () => {
  const { commands, load } = clientIn(signedOut);
  const returnUrl = `${origin}/?state=foreign&loginToken=t`;
  await createStartUp(load, { returnUrl, kind: "begun" }, location()).begin();
  expect(commands.finishSignIn).toHaveBeenCalledExactlyOnceWith(returnUrl);
  expect(commands.startSignIn).not.toHaveBeenCalled();
});

test("an arrival that a page of ours announced takes the place of a sign-in of this client's own", async () => {
  const { commands, load } = clientIn(signedOut);
  await createStartUp(load, { returnUrl: `${origin}/?loginToken=t`, kind: "announced" }, location()).begin();
  expect(commands.finishSignIn).toHaveBeenCalledExactlyOnceWith(`${origin}/?state=ours&loginToken=t`);
});

test("who is signed in stays so, whatever link was followed", async () => {
  const { commands, load } = clientIn({ state: "ready", userId: "@a:b", deviceId: "D" });
  await createStartUp(load, { returnUrl: `${origin}/?loginToken=t`, kind: "announced" }, location()).begin();
  expect(commands.finishSignIn).not.toHaveBeenCalled();
});

test("a refused sign-in is told", async () => {
  const { commands, load } = clientIn(signedOut);
  commands.finishSignIn.mockRejectedValue(new ClientError({ code: "sign-in-rejected" }));
  const startUp = createStartUp(load, { returnUrl: `${origin}/?loginToken=t`, kind: "begun" }, location());
  await startUp.begin();
  expect(startUp.refusal.value).toEqual({ code: "sign-in-rejected" });
});

test("code that could not be fetched is tried again: by a new page, unless a sign-in would be lost by it", async () => {
  const load = vi.fn().mockRejectedValue(new TypeError("offline"));
  const plain = location();
  const startUp = createStartUp(load, null, plain);
  await startUp.begin();
  expect(startUp.state.value).toEqual({ state: "failed" });
  startUp.retry();
  expect(plain.reload).toHaveBeenCalledTimes(1);
  const returning = location();
  createStartUp(load, { returnUrl: `${origin}/?loginToken=t`, kind: "begun" }, returning).retry();
  expect(returning.reload).not.toHaveBeenCalled();
  expect(load).toHaveBeenCalledTimes(2);
});
