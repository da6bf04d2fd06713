import { expect, test } from "vitest";
import type { Status } from "../server.ts";
import { type Answers, fakeClock, fakeServer } from "../testing/fake-server.ts";
import { isServerName, suggestServerName } from "./server-name.ts";
import { createSetUpModel } from "./set-up-model.ts";

const token = "t".repeat(43);

function settingUp(answers: Answers, serverName?: string) {
  const { connection, sent } = fakeServer({ "set-up/inspect": [[200, { expires_ts: 1 }]], ...answers });
  const left: string[] = [];
  const status: Status = {
    set_up: false,
    registration: "invite",
    password_minimum_length: 12,
    ...(serverName === undefined ? {} : { server_name: serverName }),
  };
  const { clock } = fakeClock();
  const leave = (address: string) => left.push(address);
  const model = createSetUpModel({ token, status, hostname: "chat.meridian.example", connection, clock, leave });
  model.organisation.value = " Meridian Labs ";
  model.serverNameFinal.value = true;
  model.account.localpart.value = "alice";
  model.account.password.value = "correct horse battery";
  return { model, sent, left };
}

test("what was entered is sent, and the chat opened", async () => {
  const { model, sent, left } = settingUp({ "set-up": [[200, { redirect: "/?loginToken=x" }]] });
  model.account.displayName.value = " Alice ";
  await model.submit();
  expect(sent[0]?.body).toEqual({
    token,
    organisation: "Meridian Labs",
    server_name: "meridian.example",
    localpart: "alice",
    display_name: "Alice",
    password: "correct horse battery",
  });
  expect(left).toEqual(["/?loginToken=x"]);
});

test("a configured server name is shown and not sent", async () => {
  const { model, sent } = settingUp({ "set-up": [[200, { redirect: "/" }]] }, "conf.example");
  expect([model.serverName.value, model.serverNameFixed, model.serverNameFinal.value]).toEqual([
    "conf.example",
    true,
    true,
  ]);
  await model.submit();
  expect(sent[0]?.body).not.toHaveProperty("server_name");
});

test("everything that is missing is told at once, and nothing sent", async () => {
  const { model, sent } = settingUp({});
  model.organisation.value = " ";
  model.serverName.value = "not a name";
  model.serverNameFinal.value = false;
  model.account.localpart.value = "Ali ce";
  model.account.password.value = "short";
  await model.submit();
  expect(model.problems.value).toEqual({ organisation: true, serverName: true, serverNameFinal: true });
  expect(model.account.problems.value).toEqual({ localpart: "invalid", password: "short" });
  expect(sent).toEqual([]);
});

test("a weak password is told at its field", async () => {
  const { model } = settingUp({ "set-up": [[400, { errcode: "M_WEAK_PASSWORD", error: "" }]] });
  await model.submit();
  expect(model.account.problems.value).toEqual({ password: "weak" });
});

test("a link that was used meanwhile is looked at again", async () => {
  const gone = [404, { errcode: "M_NOT_FOUND", error: "" }] as const;
  const { model } = settingUp({ "set-up": [gone], "set-up/inspect": [gone] });
  await model.submit();
  expect(model.link.result.value.state).toBe("failed");
});

// biome-ignore format: tables are aligned
const names: readonly [name: string, valid: boolean][] = [
  ["meridian.example",      true],
  ["localhost",             true],
  ["localhost:8008",        true],
  ["192.0.2.1:8448",        true],
  ["[2001:db8::1]:8448",    true],
  ["Meridian.example",      false],
  ["meridian example",      false],
  ["https://meridian.org",  false],
  ["-meridian.example",     false],
  ["meridian.example:",     false],
  ["",                      false],
];

for (const [name, valid] of names) {
  test(`"${name}" ${valid ? "may" : "may not"} be a server name`, () => expect(isServerName(name)).toBe(valid));
}

test("a server name is suggested from the page's address", () => {
  const rows = [
    ["chat.meridian.example", "meridian.example"],
    ["matrix.org", "matrix.org"],
    ["localhost", "localhost"],
    ["192.0.2.1", ""],
    ["[::1]", ""],
  ] as const;
  for (const [hostname, expected] of rows) expect(suggestServerName(hostname)).toBe(expected);
});
