import { expect, test } from "vitest";
import { fakeWorkplace } from "../testing/fake-workplace.ts";
import { createInviteModel } from "./invite-model.ts";

const made = { link: "https://x/#/a", invitation: {} };

function inviting() {
  const { workplace, sent } = fakeWorkplace({ invitations: made });
  return { model: createInviteModel(workplace), sent };
}

test("what was chosen is sent, and what is empty left out", async () => {
  const { model, sent } = inviting();
  expect(await model.create()).toBe(made);
  expect(sent).toEqual([
    { path: "invitations", input: { body: { valid_for_ms: 604_800_000, uses_allowed: 1, role: "member" } } },
  ]);
});

test("a note and a suggested name go with it", async () => {
  const { model, sent } = inviting();
  model.note.value = " For Bob ";
  model.localpart.value = "bob";
  model.role.value = "auditor";
  model.hours.value = 4;
  await model.create();
  expect(sent[0]?.input).toEqual({
    body: { valid_for_ms: 14_400_000, uses_allowed: 1, role: "auditor", suggested_localpart: "bob", note: "For Bob" },
  });
});

test("a name is suggested to one person only", async () => {
  const { model, sent } = inviting();
  model.localpart.value = "bob";
  model.uses.value = "5";
  await model.create();
  expect(sent[0]?.input).toEqual({ body: { valid_for_ms: 604_800_000, uses_allowed: 5, role: "member" } });
});

// biome-ignore format: tables are aligned
const wrong: readonly [uses: string, localpart: string, problems: object][] = [
  ["0",   "",       { uses: true }],
  ["101", "",       { uses: true }],
  ["1.5", "",       { uses: true }],
  ["",    "",       { uses: true }],
  ["1",   "Bob Li", { localpart: true }],
];

for (const [uses, localpart, problems] of wrong) {
  test(`${uses || "nothing"} uses for "${localpart}" is not sent`, async () => {
    const { model, sent } = inviting();
    model.uses.value = uses;
    model.localpart.value = localpart;
    expect(await model.create()).toBeUndefined();
    expect(model.problems.value).toEqual(problems);
    expect(sent).toEqual([]);
  });
}
