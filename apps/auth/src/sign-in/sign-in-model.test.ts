import { expect, test } from "vitest";
import { type Answers, fakeClock, fakeServer } from "../testing/fake-server.ts";
import { createSignInModel } from "./sign-in-model.ts";

const request = "r".repeat(43);

function signingIn(answers: Answers, given = request) {
  const { connection, sent } = fakeServer(answers);
  const { clock, pass } = fakeClock();
  const left: string[] = [];
  const model = createSignInModel({ request: given, connection, clock, leave: (address) => left.push(address) });
  model.user.value = " alice ";
  model.password.value = "correct";
  return { model, sent, left, pass };
}

test("the right password leads to where the request came from", async () => {
  const { model, sent, left } = signingIn({ "sign-in": [[200, { redirect: "/?loginToken=x" }]] });
  await model.submit();
  expect(sent).toEqual([{ path: "sign-in", body: { user: "alice", password: "correct", request } }]);
  expect(left).toEqual(["/?loginToken=x"]);
  expect(model.form.busy.value).toBe(true);
});

test("nothing is sent while a field is empty", async () => {
  const { model, sent } = signingIn({});
  model.user.value = "  ";
  model.password.value = "";
  await model.submit();
  expect(model.missing.value).toEqual({ user: true, password: true });
  expect(sent).toEqual([]);
});

// biome-ignore format: tables are aligned
const refusals: readonly [errcode: string, failure: string, expired: boolean, password: string][] = [
  ["M_FORBIDDEN",        "refused",     false, ""],
  ["M_NOT_FOUND",        "refused",     true,  "correct"],
  ["M_USER_LOCKED",      "disabled",    false, "correct"],
  ["M_USER_DEACTIVATED", "deactivated", false, "correct"],
  ["M_UNKNOWN",          "unknown",     false, "correct"],
];

for (const [errcode, failure, expired, password] of refusals) {
  test(`${errcode} is told as ${failure}`, async () => {
    const { model, left } = signingIn({ "sign-in": [[400, { errcode, error: "" }]] });
    await model.submit();
    expect([model.form.failure.value?.kind, model.expired.value, model.password.value]).toEqual([
      failure,
      expired,
      password,
    ]);
    expect(left).toEqual([]);
    expect(model.form.busy.value).toBe(false);
  });
}

test("a server out of reach loses nothing", async () => {
  const { model } = signingIn({});
  await model.submit();
  expect(model.form.failure.value).toEqual({ kind: "unreachable" });
  expect(model.password.value).toBe("correct");
});

test("a limit counts down, and until then nothing is sent", async () => {
  const limited = [429, { errcode: "M_LIMIT_EXCEEDED", error: "", retry_after_ms: 2500 }] as const;
  const { model, sent, left, pass } = signingIn({ "sign-in": [limited, [200, { redirect: "/" }]] });
  await model.submit();
  expect(model.form.wait.value).toBe(3);
  await model.submit();
  expect(sent.length).toBe(1);
  pass(1000);
  expect(model.form.wait.value).toBe(2);
  pass(2000);
  expect([model.form.wait.value, model.form.failure.value]).toEqual([0, undefined]);
  await model.submit();
  expect(left).toEqual(["/"]);
});

test("without a request, or with what is left of one, only the chat can begin", () => {
  const cut = ["", "r", "r".repeat(15), "r".repeat(257), `${request}%20`];
  expect(cut.map((given) => signingIn({}, given).model.expired.value)).toEqual(cut.map(() => true));
  expect(signingIn({}).model.expired.value).toBe(false);
});
