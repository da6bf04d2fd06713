import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { type MatrixClient, matrixClient } from "@conclave/testing/matrix-client";
import { startTestServer, type TestResponse, type TestServer } from "@conclave/testing/test-server";
import { signUp } from "@conclave/testing/world";

let server: TestServer;
let alice: MatrixClient;
let bob: MatrixClient;
before(async () => {
  server = await startTestServer({ encryption: "optional" });
  alice = matrixClient(server, await signUp(server, "alice"));
  bob = matrixClient(server, await signUp(server, "bob"));
});
after(() => server.close());

function answers(response: TestResponse, status: number, errcode?: string): void {
  deepEqual([response.status, response.body?.errcode], [status, errcode], response.text);
}

test("a rule of one's own is set, read, switched, changed and deleted, and told to one's devices", async () => {
  const rule = "/pushrules/global/content/tea";
  let { next_batch: since } = (await alice.get("/sync")).body;
  const told = async () => {
    const { body } = await alice.get(`/sync?since=${since}`);
    since = body.next_batch;
    return body.account_data.events.find((event: { type: string }) => event.type === "m.push_rules")?.content;
  };
  answers(await alice.put(rule, { pattern: "tea", actions: ["notify", { set_tweak: "highlight" }] }), 200);
  const expected = {
    rule_id: "tea",
    default: false,
    enabled: true,
    actions: ["notify", { set_tweak: "highlight" }],
    pattern: "tea",
  };
  deepEqual((await alice.get(rule)).body, expected);
  deepEqual((await alice.get(`${rule}/`)).body, expected);
  deepEqual((await told()).global.content, [expected]);
  answers(await alice.put(`${rule}/enabled`, { enabled: false }), 200);
  answers(await alice.put(`${rule}/actions`, { actions: [] }), 200);
  deepEqual((await alice.get(`${rule}/enabled`)).body, { enabled: false });
  deepEqual((await alice.get(`${rule}/actions`)).body, { actions: [] });
  deepEqual((await told()).global.content, [{ ...expected, enabled: false, actions: [] }]);
  for (const path of ["/pushrules", "/pushrules/"]) equal((await alice.get(path)).body.global.content.length, 1);
  for (const path of ["/pushrules/global", "/pushrules/global/"]) {
    equal((await alice.get(path)).body.content.length, 1);
  }
  deepEqual((await bob.get("/pushrules/")).body.global.content, []);
  answers(await alice.delete(rule), 200);
  answers(await alice.get(rule), 404, "M_NOT_FOUND");
  deepEqual((await told()).global.content, []);
});

test("push rules are read as account data too, and not written so", async () => {
  const path = `/user/${encodeURIComponent(bob.person.userId)}/account_data/m.push_rules`;
  deepEqual((await bob.get(path)).body, (await bob.get("/pushrules/")).body);
  answers(await bob.put(path, { global: {} }), 405, "M_BAD_JSON");
});

test("rules stand where they were put", async () => {
  const path = (name: string) => `/pushrules/global/override/${name}`;
  const actions: string[] = [];
  answers(await bob.put(path("one"), { actions, conditions: [] }), 200);
  answers(await bob.put(path("two"), { actions }), 200);
  answers(await bob.put(`${path("three")}?after=two`, { actions }), 200);
  answers(await bob.put(`${path("one")}?before=two`, { actions }), 200);
  const { override } = (await bob.get("/pushrules/global/")).body;
  deepEqual(
    override.slice(0, 4).map((rule: { rule_id: string }) => rule.rule_id),
    [".m.rule.master", "one", "two", "three"],
  );
});

test("what is refused", async (t) => {
  const rule = "/pushrules/global/content/cake";
  const body = { actions: [], pattern: "cake" };
  const rows: readonly [string, () => Promise<TestResponse>, number, string][] = [
    ["no actions", () => alice.put(rule, { pattern: "x" }), 400, "M_MISSING_PARAM"],
    ["actions that are none", () => alice.put(rule, { ...body, actions: [5] }), 400, "M_BAD_JSON"],
    ["no pattern", () => alice.put(rule, { actions: [] }), 400, "M_MISSING_PARAM"],
    ["a condition without kind", () => alice.put(rule, { ...body, conditions: [{}] }), 400, "M_MISSING_PARAM"],
    ["a kind that is none", () => alice.put("/pushrules/global/loud/cake", body), 400, "M_INVALID_PARAM"],
    ["a dot at the front", () => alice.put("/pushrules/global/content/.cake", body), 400, "M_INVALID_PARAM"],
    ["a slash within", () => alice.put("/pushrules/global/content/ca%2Fke", body), 400, "M_INVALID_PARAM"],
    ["before nothing", () => alice.put(`${rule}?before=pie`, body), 400, "M_UNKNOWN"],
    ["reading nothing", () => alice.get(rule), 404, "M_NOT_FOUND"],
    ["whether nothing counts", () => alice.get(`${rule}/enabled`), 404, "M_NOT_FOUND"],
    ["what nothing does", () => alice.get(`${rule}/actions`), 404, "M_NOT_FOUND"],
    ["switching nothing", () => alice.put(`${rule}/enabled`, { enabled: true }), 404, "M_NOT_FOUND"],
    ["a switch that is none", () => alice.put(`${rule}/enabled`, { enabled: "yes" }), 400, "M_BAD_JSON"],
    ["changing nothing", () => alice.put(`${rule}/actions`, { actions: [] }), 404, "M_NOT_FOUND"],
    ["deleting nothing", () => alice.delete(rule), 404, "M_NOT_FOUND"],
    [
      "deleting what is predefined",
      () => alice.delete("/pushrules/global/override/.m.rule.master"),
      404,
      "M_NOT_FOUND",
    ],
  ];
  for (const [name, attempt, status, errcode] of rows) {
    await t.test(name, async () => answers(await attempt(), status, errcode));
  }
});

test("a changed rule decides at once what is counted", async () => {
  const room = await alice.createRoom({ preset: "public_chat" });
  answers(await bob.post(`/rooms/${room}/join`), 200);
  await alice.say(room, "cake");
  const unread = async () => (await bob.get("/sync")).body.rooms.join[decodeURIComponent(room)].unread_notifications;
  for (const name of ["one", "two", "three"]) await bob.delete(`/pushrules/global/override/${name}`);
  deepEqual(await unread(), { notification_count: 1, highlight_count: 0 });
  answers(
    await bob.put("/pushrules/global/content/cake", {
      pattern: "cake",
      actions: ["notify", { set_tweak: "highlight" }],
    }),
    200,
  );
  deepEqual(await unread(), { notification_count: 1, highlight_count: 1 });
  answers(await bob.put("/pushrules/global/override/.m.rule.master/enabled", { enabled: true }), 200);
  deepEqual(await unread(), { notification_count: 0, highlight_count: 0 });
});
