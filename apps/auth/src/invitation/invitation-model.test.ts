import { expect, test } from "vitest";
import { type Answers, fakeClock, fakeServer } from "../testing/fake-server.ts";
import { createInvitationModel } from "./invitation-model.ts";

const token = "t".repeat(43);
const open = {
  state: "open",
  organisation: "Meridian",
  server_name: "m.example",
  expires_ts: 1,
  suggested_localpart: "bob",
};

async function invited(answers: Answers) {
  const { connection, sent } = fakeServer({ "invitations/inspect": [[200, open]], ...answers });
  const left: string[] = [];
  const model = createInvitationModel({
    token,
    status: { set_up: true, registration: "invite", password_minimum_length: 12 },
    connection,
    clock: fakeClock().clock,
    leave: (address) => left.push(address),
  });
  await model.invitation.load();
  model.account.password.value = "correct horse battery";
  return { model, sent, left };
}

test("the suggested name is filled in, and accepting opens the chat", async () => {
  const { model, sent, left } = await invited({ "invitations/accept": [[200, { redirect: "/" }]] });
  await model.submit();
  expect(sent.at(-1)?.body).toEqual({ token, localpart: "bob", password: "correct horse battery" });
  expect(left).toEqual(["/"]);
});

test("a name is known to be free only as long as it stands", async () => {
  const { model } = await invited({ "invitations/localpart": [[200, { state: "available" }]] });
  await model.checkLocalpart();
  expect(model.available.value).toBe(true);
  model.account.localpart.value = "bob2";
  expect(model.available.value).toBe(false);
});

test("a taken name is told at its field", async () => {
  const { model } = await invited({ "invitations/localpart": [[200, { state: "taken" }]] });
  await model.checkLocalpart();
  expect(model.account.problems.value).toEqual({ localpart: "taken" });
});

test("an invalid name is not even asked about, and no answer is no harm", async () => {
  const { model, sent } = await invited({});
  model.account.localpart.value = "B!";
  await model.checkLocalpart();
  expect(sent.length).toBe(1);
  model.account.localpart.value = "bob";
  await model.checkLocalpart();
  expect([model.available.value, model.account.problems.value]).toEqual([false, {}]);
});

test("an invitation that was revoked meanwhile is looked at again", async () => {
  const { model } = await invited({
    "invitations/inspect": [
      [200, open],
      [200, { ...open, state: "revoked" }],
    ],
    "invitations/accept": [[403, { errcode: "M_FORBIDDEN", error: "" }]],
  });
  await model.submit();
  expect(model.invitation.result.value).toMatchObject({ state: "ready", value: { state: "revoked" } });
});

test("a name that was taken meanwhile keeps the form", async () => {
  const { model } = await invited({ "invitations/accept": [[400, { errcode: "M_USER_IN_USE", error: "" }]] });
  await model.submit();
  expect(model.account.problems.value).toEqual({ localpart: "taken" });
  expect(model.form.busy.value).toBe(false);
});
