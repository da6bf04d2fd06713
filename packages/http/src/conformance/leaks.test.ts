import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { type MatrixClient, matrixClient } from "@conclave/testing/matrix-client";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { signUp } from "@conclave/testing/world";

// Every way to read of a room, asked by everybody who must not: none of the answers may hold what was said or set while they
// were not in it.

const secret = "the-secret";
let server: TestServer;
let alice: MatrixClient;
let people = 0;

before(async () => {
  server = await startTestServer({ encryption: "optional" });
  alice = matrixClient(server, await signUp(server, "alice"));
});
after(() => server.close());

/** A room that people may join, whose history only those see who were in it. */
async function openRoom(): Promise<string> {
  const visibility = {
    type: "m.room.history_visibility",
    state_key: "",
    content: { history_visibility: "joined" },
  };
  return alice.createRoom({ preset: "public_chat", name: "Harbour", initial_state: [visibility] });
}

interface Told {
  readonly room: string;
  readonly events: readonly string[];
}

/** Says and sets the secret in every way that there is, in a thread as well; gives the events. */
async function tell(room: string): Promise<Told> {
  const root = await alice.say(room, secret);
  const thread = { msgtype: "m.text", body: secret, "m.relates_to": { rel_type: "m.thread", event_id: root } };
  const reply = await alice.put(`/rooms/${room}/send/m.room.message/${root}`, thread);
  const state = await alice.put(`/rooms/${room}/state/io.example.note/`, { note: secret });
  await alice.put(`/rooms/${room}/state/m.room.topic/`, { topic: secret });
  await alice.put(`/rooms/${room}/state/m.room.member/${encodeURIComponent(alice.person.userId)}`, {
    membership: "join",
    displayname: secret,
  });
  return { room, events: [root, reply.body.event_id, state.body.event_id].map(encodeURIComponent) };
}

const everything = { required_state: [["*", "*"]], timeline_limit: 100 };

/** What somebody gets who asks for all of a room by every path. */
async function readAll(client: MatrixClient, { room, events }: Told, since: string): Promise<readonly string[]> {
  const filter = encodeURIComponent(JSON.stringify({ room: { include_leave: true, timeline: { limit: 100 } } }));
  const on = { enabled: true };
  const sliding = {
    lists: { all: { ranges: [[0, 99]], ...everything } },
    room_subscriptions: { [decodeURIComponent(room)]: everything },
    extensions: { account_data: on, receipts: on, typing: on, e2ee: on, to_device: on },
  };
  const paths = [
    ...["", "&full_state=true", "&use_state_after=true", "&use_state_after=true&full_state=true"].flatMap((query) => [
      `/sync?filter=${filter}${query}`,
      `/sync?filter=${filter}${query}&since=${since}`,
    ]),
    ...["b", "f"].flatMap((direction) => [
      `/rooms/${room}/messages?dir=${direction}&limit=100`,
      `/rooms/${room}/messages?dir=${direction}&limit=100&from=${since}`,
      `/../v1/rooms/${room}/timestamp_to_event?ts=0&dir=${direction}`,
    ]),
    `/rooms/${room}/state`,
    `/rooms/${room}/state/io.example.note/`,
    `/rooms/${room}/members`,
    `/rooms/${room}/members?at=${since}`,
    `/rooms/${room}/joined_members`,
    `/rooms/${room}/aliases`,
    `/../v1/rooms/${room}/threads`,
    ...events.flatMap((event) => [
      `/rooms/${room}/event/${event}`,
      `/rooms/${room}/context/${event}?limit=100`,
      `/../v1/rooms/${room}/relations/${event}`,
    ]),
  ];
  const answers: string[] = [];
  for (const path of paths) {
    const { status, text } = await client.get(path);
    if (path.startsWith("/sync")) equal(status, 200, text);
    answers.push(`${path}: ${text}`);
  }
  answers.push((await client.post("/../unstable/org.matrix.simplified_msc3575/sync", sliding)).text);
  answers.push((await client.get("/notifications")).text);
  return [...answers, ...(await search(client))];
}

/** What a search finds; its answer repeats the words that were looked for, so that only the events count. */
async function search(client: MatrixClient): Promise<readonly string[]> {
  const wish = { search_term: secret, event_context: { before_limit: 5, after_limit: 5 }, include_state: true };
  const { status, body, text } = await client.post("/search", { search_categories: { room_events: wish } });
  equal(status, 200, text);
  const { results, state } = body.search_categories.room_events;
  return [JSON.stringify(results ?? []), JSON.stringify(state ?? {})];
}

type Story = (client: MatrixClient, room: string) => Promise<Told>;

const join = (client: MatrixClient, room: string) => client.post(`/join/${room}`);
const leave = (client: MatrixClient, room: string) => client.post(`/rooms/${room}/leave`);
const by = (act: "invite" | "kick" | "ban" | "unban") => (client: MatrixClient, room: string) =>
  alice.post(`/rooms/${room}/${act}`, { user_id: client.person.userId });

const stories: readonly (readonly [string, Story])[] = [
  ["a stranger", (_client, room) => tell(room)],
  [
    "who is invited, of what came before",
    async (client, room) => {
      const told = await tell(room);
      // What an invitation shows of the room is the room's to choose: a topic among it.
      await alice.put(`/rooms/${room}/state/m.room.topic/`, { topic: "" });
      await alice.put(`/rooms/${room}/state/m.room.member/${encodeURIComponent(alice.person.userId)}`, {
        membership: "join",
      });
      await by("invite")(client, room);
      return told;
    },
  ],
  [
    "who declined an invitation",
    async (client, room) => {
      await by("invite")(client, room);
      await leave(client, room);
      return tell(room);
    },
  ],
  [
    "who left",
    async (client, room) => {
      await join(client, room);
      await leave(client, room);
      return tell(room);
    },
  ],
  [
    "who was removed",
    async (client, room) => {
      await join(client, room);
      await by("kick")(client, room);
      return tell(room);
    },
  ],
  [
    "who left and was banned later",
    async (client, room) => {
      await join(client, room);
      await leave(client, room);
      const told = await tell(room);
      await by("ban")(client, room);
      return told;
    },
  ],
  [
    "who was banned, and the ban lifted later",
    async (client, room) => {
      await join(client, room);
      await by("ban")(client, room);
      const told = await tell(room);
      await by("unban")(client, room);
      return told;
    },
  ],
  [
    "who left and forgot",
    async (client, room) => {
      await join(client, room);
      await leave(client, room);
      await client.post(`/rooms/${room}/forget`);
      return tell(room);
    },
  ],
];

test("nothing of a room is told to who was not in it", async (t) => {
  for (const [name, story] of stories) {
    await t.test(name, async () => {
      const client = matrixClient(server, await signUp(server, `reader${++people}`));
      const room = await openRoom();
      // The token of a time before, when they perhaps were in other rooms.
      const { next_batch: since } = (await client.get("/sync")).body;
      const told = await story(client, room);
      const leaks = (await readAll(client, told, since)).filter((answer) => answer.includes(secret));
      deepEqual(leaks, []);
    });
  }
});

test("who comes later sees the state as it is, and nothing that was said before", async () => {
  const client = matrixClient(server, await signUp(server, "latecomer"));
  const room = await openRoom();
  const { next_batch: since } = (await client.get("/sync")).body;
  const said = await alice.say(room, secret);
  await alice.put(`/rooms/${room}/state/io.example.note/`, { note: secret });
  await alice.put(`/rooms/${room}/state/io.example.note/`, { note: "what holds now" });
  await join(client, room);
  const told = { room, events: [encodeURIComponent(said)] };
  const answers = await readAll(client, told, since);
  deepEqual(
    answers.filter((answer) => answer.includes(secret)),
    [],
  );
  equal(
    answers.some((answer) => answer.includes("what holds now")),
    true,
  );
});
