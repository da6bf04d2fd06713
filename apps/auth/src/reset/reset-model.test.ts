import { expect, test } from "vitest";
import { type Answers, fakeClock, fakeServer } from "../testing/fake-server.ts";
import { createResetModel } from "./reset-model.ts";

function resetting(answers: Answers) {
  const { connection, sent } = fakeServer(answers);
  const left: string[] = [];
  const model = createResetModel({
    token: "t".repeat(43),
    status: { set_up: true, registration: "invite", password_minimum_length: 12 },
    connection,
    clock: fakeClock().clock,
    leave: (address) => left.push(address),
  });
  return { model, sent, left };
}

test("a new password is set and the chat opened", async () => {
  const { model, left } = resetting({ "reset/complete": [[200, { redirect: "/" }]] });
  model.password.value = "correct horse battery";
  await model.submit();
  expect(left).toEqual(["/"]);
});

// biome-ignore format: tables are aligned
const rows: readonly [password: string, errcode: string, problem: string | undefined, requests: number][] = [
  ["",                      "",                "required", 0],
  ["short",                 "",                "short",    0],
  ["correct horse battery", "M_WEAK_PASSWORD", "weak",     1],
  ["correct horse battery", "M_NOT_FOUND",     undefined,  2],
];

for (const [password, errcode, problem, requests] of rows) {
  test(`"${password}" ${errcode} is told as ${problem}`, async () => {
    const { model, sent } = resetting({ "reset/complete": [[400, { errcode, error: "" }]] });
    model.password.value = password;
    await model.submit();
    expect([model.problem.value, sent.length]).toEqual([problem, requests]);
  });
}
