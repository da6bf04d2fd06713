import { ClientError } from "@conclave/client/failure";
import { expect, test, vi } from "vitest";
import { createRecoveryModel } from "./recovery-model.ts";
import { matchesShownKey } from "./shown-key.ts";

const key = "EsTc iPXV 2hPN 7RkD 4bQm";

function commands() {
  return {
    setUpRecovery: vi.fn(async (_password?: string) => ({ recoveryKey: key })),
    resetIdentity: vi.fn(async (_password?: string) => ({ recoveryKey: key })),
    confirmRecoverySaved: vi.fn(async (_typed: string) => undefined),
    recover: vi.fn(async (_typed: string) => undefined),
  };
}

test.each([
  [key, true],
  ["EsTciPXV2hPN7RkD4bQm", true],
  ["7RkD 4bQm", true],
  ["  7RkD4bQm\n", true],
  ["4bQm", false],
  ["7rkd 4bqm", false],
  ["EsTc iPXV", false],
  ["", false],
])("%j proves that the key was kept: %s", (typed, proved) => {
  expect(matchesShownKey(typed, key)).toBe(proved);
});

test("the key is shown until its end was typed, then forgotten", async () => {
  const face = commands();
  const model = createRecoveryModel(face);
  await model.setUp();
  expect(model.recoveryKey.value).toBe(key);
  await model.confirm("7RkD 4bQm");
  expect(face.confirmRecoverySaved).toHaveBeenCalledWith(key);
  expect(model.recoveryKey.value).toBe(null);
});

test("what is not the key is left to the client, whose refusal is shown", async () => {
  const face = commands();
  face.confirmRecoverySaved.mockRejectedValue(new ClientError({ code: "recovery-key-wrong" }));
  const model = createRecoveryModel(face);
  await model.setUp();
  await model.confirm("something else");
  expect(face.confirmRecoverySaved).toHaveBeenCalledWith("something else");
  expect(model.failure.value?.code).toBe("recovery-key-wrong");
  expect(model.recoveryKey.value).toBe(key);
});

test("a password is asked for only when the server wants it, and a wrong one is said", async () => {
  const face = commands();
  face.setUpRecovery.mockRejectedValueOnce(new ClientError({ code: "password-needed" }));
  face.setUpRecovery.mockRejectedValueOnce(new ClientError({ code: "password-wrong" }));
  const model = createRecoveryModel(face);
  await model.setUp();
  expect([model.passwordAsked.value, model.failure.value]).toEqual([true, null]);
  await model.setUp("wrong");
  expect([model.passwordAsked.value, model.failure.value?.code]).toEqual([true, "password-wrong"]);
  await model.setUp("right");
  expect([model.passwordAsked.value, model.recoveryKey.value]).toEqual([false, key]);
});
