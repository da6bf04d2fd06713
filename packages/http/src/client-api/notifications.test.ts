import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { type MatrixClient, matrixClient } from "@conclave/testing/matrix-client";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { signUp } from "@conclave/testing/world";

let server: TestServer;
let alice: MatrixClient;
let bob: MatrixClient;
let carol: MatrixClient;
before(async () => {
  server = await startTestServer({ encryption: "optional" });
  alice = matrixClient(server, await signUp(server, "alice"));
  bob = matrixClient(server, await signUp(server, "bob"));
  carol = matrixClient(server, await signUp(server, "carol"));
});
after(() => server.close());

interface Shown {
  readonly event: { readonly event_id: string };
  readonly read: boolean;
}

/** What a page shows: identifiers, those that are read in brackets. */
function shown({ notifications }: { readonly notifications: readonly Shown[] }): readonly string[] {
  return notifications.map(({ event, read }) => (read ? `(${event.event_id})` : event.event_id));
}

test("what one is notified of in all rooms, newest first, in pages, with what was read", async () => {
  const room = await alice.createRoom({ preset: "public_chat" });
  const other = await carol.createRoom({ preset: "public_chat" });
  const before = await alice.say(room, "before he came");
  for (const each of [room, other]) await bob.post(`/rooms/${each}/join`);
  const first = await alice.say(room, "first");
  const second = await carol.say(other, "second");
  await bob.say(room, "his own");
  const mention = { msgtype: "m.text", body: "bob", "m.mentions": { user_ids: [bob.person.userId] } };
  const third = (await alice.put(`/rooms/${room}/send/m.room.message/mention`, mention)).body.event_id;
  await alice.put(`/rooms/${room}/send/m.room.message/notice`, { msgtype: "m.notice", body: "no news" });
  const taken = await alice.say(room, "taken back");
  await alice.put(`/rooms/${room}/redact/${taken}/1`, {});

  const { body } = await bob.get("/notifications");
  deepEqual(shown(body), [third, second, `(${first})`]);
  equal(shown(body).includes(before), false);
  const [newest] = body.notifications;
  deepEqual(newest.actions, ["notify", { set_tweak: "sound", value: "default" }, { set_tweak: "highlight" }]);
  deepEqual([newest.room_id, newest.ts], [decodeURIComponent(room), server.clock.now()]);
  deepEqual([newest.event.room_id, newest.event.content.body], [decodeURIComponent(room), "bob"]);

  const page = (await bob.get("/notifications?limit=2")).body;
  deepEqual(shown(page), [third, second]);
  const rest = (await bob.get(`/notifications?limit=2&from=${page.next_token}`)).body;
  deepEqual([shown(rest), rest.next_token], [[`(${first})`], undefined]);

  deepEqual(shown((await bob.get("/notifications?only=highlight")).body), [third]);
  await bob.post(`/rooms/${other}/receipt/m.read/${second}`);
  deepEqual(shown((await bob.get("/notifications")).body), [third, `(${second})`, `(${first})`]);

  const list = `/user/${encodeURIComponent(bob.person.userId)}/account_data/m.ignored_user_list`;
  await bob.put(list, { ignored_users: { [alice.person.userId]: {} } });
  deepEqual(shown((await bob.get("/notifications")).body), [`(${second})`]);
  await bob.post(`/rooms/${other}/leave`);
  deepEqual(shown((await bob.get("/notifications")).body), []);
});

test("what is refused", async () => {
  const response = await bob.get("/notifications?from=here");
  deepEqual([response.status, response.body.errcode], [400, "M_INVALID_PARAM"]);
  equal((await bob.get("/notifications?limit=many")).body.errcode, "M_INVALID_PARAM");
});
