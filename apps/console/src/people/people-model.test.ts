import { expect, test } from "vitest";
import { fakeWorkplace } from "../testing/fake-workplace.ts";
import { createPeopleModel } from "./people-model.ts";

const bob = { user_id: "@bob:x", role: "member", state: "active", created_ts: 0, device_count: 1 } as const;
const alice = { ...bob, user_id: "@alice:x", role: "owner" } as const;

function people(answers: Readonly<Record<string, unknown>> = {}) {
  const { workplace, sent } = fakeWorkplace({ accounts: { accounts: [alice, bob], total: 2 }, ...answers });
  return { model: createPeopleModel(workplace), sent };
}

test("a search and a state are asked for; what is empty isn't", async () => {
  const { model, sent } = people();
  await model.list.restart();
  model.search.value = " bo ";
  await model.setState("disabled");
  expect(sent.map(({ input }) => input)).toEqual([
    { query: { limit: 50 } },
    { query: { limit: 50, search: "bo", state: "disabled" } },
  ]);
  expect(model.list.state.value).toMatchObject({ total: 2, rows: [alice, bob] });
});

test("an action's answer takes the place of the row", async () => {
  const disabled = { ...bob, state: "disabled" };
  const { model, sent } = people({ "accounts/{userId}/disable": disabled });
  await model.list.restart();
  await model.disable(bob);
  expect(sent.at(-1)?.input).toEqual({ params: { userId: "@bob:x" } });
  expect(model.list.state.value.rows).toEqual([alice, disabled]);
});

test("a refused action changes nothing", async () => {
  const { model } = people();
  await model.list.restart();
  await expect(model.assignRole(bob, "owner")).rejects.toThrow();
  expect(model.list.state.value.rows).toEqual([alice, bob]);
});

test("a reset says whether to end the sessions, and answers the link", async () => {
  const link = { link: "https://x/#/reset/a", expires_ts: 1 };
  const { model, sent } = people({ "accounts/{userId}/reset": link });
  expect(await model.reset(bob, true)).toBe(link);
  expect(sent[0]?.input).toEqual({ params: { userId: "@bob:x" }, body: { sign_out_everywhere: true } });
});
