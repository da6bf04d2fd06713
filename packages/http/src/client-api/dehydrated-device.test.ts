import { deepEqual, equal } from "node:assert/strict";
import { after, before, test } from "node:test";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { type Person, passwordProof, signIn, signUp } from "@conclave/testing/world";

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(() => server.close());

const unstable = "/_matrix/client/unstable/org.matrix.msc3814.v1/dehydrated_device";
const data = { algorithm: "org.matrix.msc3814.v2", pickle: "sealed", nonce: "once" };

async function ask(person: Person, method: "GET" | "PUT" | "POST" | "DELETE", path: string, body?: unknown) {
  const { status, body: answer } = await server.request(method, path, { token: person.token, body });
  return { status, body: answer };
}

function device(person: Person, deviceId: string, more: object = {}) {
  return {
    device_id: deviceId,
    device_data: data,
    initial_device_display_name: "Dehydrated device",
    device_keys: {
      user_id: person.userId,
      device_id: deviceId,
      algorithms: ["m.olm.v1.curve25519-aes-sha2"],
      keys: { [`ed25519:${deviceId}`]: `key of ${deviceId}` },
      dehydrated: true,
      signatures: { [person.userId]: { [`ed25519:${deviceId}`]: "as sent" } },
    },
    one_time_keys: { "signed_curve25519:a": signedKey("one") },
    fallback_keys: { "signed_curve25519:f": signedKey("fallback") },
    ...more,
  };
}

function signedKey(key: string) {
  return { key, signatures: { "@a:b": { "ed25519:X": "as sent" } } };
}

async function devicesOf(asker: Person, person: Person): Promise<Readonly<Record<string, { dehydrated?: boolean }>>> {
  const path = "/_matrix/client/v3/keys/query";
  return (await ask(asker, "POST", path, { device_keys: { [person.userId]: [] } })).body.device_keys[person.userId];
}

async function claim(asker: Person, person: Person, deviceId: string): Promise<unknown> {
  const one_time_keys = { [person.userId]: { [deviceId]: "signed_curve25519" } };
  const { body } = await ask(asker, "POST", "/_matrix/client/v3/keys/claim", { one_time_keys });
  return Object.keys(body.one_time_keys[person.userId]?.[deviceId] ?? {});
}

async function send(from: Person, to: Person, deviceId: string, numbers: readonly number[]): Promise<void> {
  for (const number of numbers) {
    const path = `/_matrix/client/v3/sendToDevice/m.test/${to.userId}${deviceId}${number}`;
    const messages = { [to.userId]: { [deviceId]: { number } } };
    equal((await ask(from, "PUT", path, { messages })).status, 200);
  }
}

function numbersOf({ body }: { readonly body: { readonly events: readonly { content: { number: number } }[] } }) {
  return body.events.map((event) => event.content.number);
}

async function shareARoom(one: Person, other: Person): Promise<void> {
  const room = await ask(one, "POST", "/_matrix/client/v3/createRoom", { preset: "public_chat" });
  await ask(other, "POST", `/_matrix/client/v3/join/${room.body.room_id}`, {});
}

test("a dehydrated device is found among the devices, and what is sent to it waits", async () => {
  const [ann, bob] = [await signUp(server, "ann"), await signUp(server, "bob")];
  equal((await ask(ann, "GET", "/_matrix/client/versions")).body.unstable_features["org.matrix.msc3814"], true);
  deepEqual((await ask(ann, "GET", unstable)).body.errcode, "M_NOT_FOUND");
  for (let round = 0; round < 2; round++) {
    const answer = await ask(ann, "PUT", unstable, device(ann, "DRY"));
    deepEqual(answer, { status: 200, body: { device_id: "DRY" } });
  }
  deepEqual(await ask(ann, "GET", unstable), { status: 200, body: { device_id: "DRY", device_data: data } });

  const found = (await devicesOf(bob, ann))["DRY"];
  deepEqual(found, { ...device(ann, "DRY").device_keys, unsigned: { device_display_name: "Dehydrated device" } });
  deepEqual(
    [await claim(bob, ann, "DRY"), await claim(bob, ann, "DRY")],
    [["signed_curve25519:a"], ["signed_curve25519:f"]],
  );

  await send(bob, ann, "DRY", [1, 2]);
  await send(bob, ann, "*", [3]);
  const events = `${unstable}/DRY/events`;
  const first = await ask(ann, "GET", `${events}?limit=2`);
  deepEqual(first.body.events[0], { type: "m.test", sender: bob.userId, content: { number: 1 } });
  deepEqual(numbersOf(first), [1, 2]);
  const second = await ask(ann, "GET", `${events}?limit=2&from=${first.body.next_batch}`);
  deepEqual([numbersOf(second), second.body.next_batch], [[3], undefined]);
  // Nothing was taken away: somebody whose rehydration was cut off begins again.
  const again = await ask(ann, "GET", events);
  deepEqual([numbersOf(again), again.body.next_batch], [[1, 2, 3], undefined]);
});

test("a page that is exactly full is the last one", async () => {
  const [ann, bob] = [await signUp(server, "exact"), await signUp(server, "exact-friend")];
  await ask(ann, "PUT", unstable, device(ann, "DRY"));
  await send(bob, ann, "DRY", [1, 2]);
  const page = await ask(ann, "GET", `${unstable}/DRY/events?limit=2`);
  deepEqual([numbersOf(page), page.body.next_batch], [[1, 2], undefined]);
});

test("the earlier draft's form of reading goes on until an answer is empty", async () => {
  const [ann, bob] = [await signUp(server, "draft"), await signUp(server, "draft-friend")];
  await ask(ann, "PUT", unstable, device(ann, "DRY"));
  await send(bob, ann, "DRY", [1, 2, 3]);
  const events = `${unstable}/DRY/events?limit=2`;
  const pages: number[][] = [];
  for (let token: string | undefined; pages.at(-1)?.length !== 0; ) {
    const page = await ask(ann, "POST", events, token === undefined ? {} : { next_batch: token });
    pages.push(numbersOf(page));
    token = page.body.next_batch;
  }
  deepEqual(pages, [[1, 2], [3], []]);
});

test("a new one takes the place of the one before, and everybody is told", async () => {
  const [ann, bob] = [await signUp(server, "replacer"), await signUp(server, "replacer-friend")];
  await shareARoom(ann, bob);
  await ask(ann, "PUT", unstable, device(ann, "OLD"));
  await send(bob, ann, "OLD", [1]);
  const { next_batch: since } = (await ask(bob, "GET", "/_matrix/client/v3/sync")).body;
  await ask(ann, "PUT", unstable, device(ann, "NEW"));

  const sync = await ask(bob, "GET", `/_matrix/client/v3/sync?since=${since}`);
  deepEqual(sync.body.device_lists, { changed: [ann.userId], left: [] });
  deepEqual(Object.keys(await devicesOf(bob, ann)), ["NEW"]);
  deepEqual(await claim(bob, ann, "OLD"), []);
  equal((await ask(ann, "GET", `${unstable}/OLD/events`)).body.errcode, "M_FORBIDDEN");
  deepEqual(numbersOf(await ask(ann, "GET", `${unstable}/NEW/events`)), []);
  const listed = (await ask(ann, "GET", "/_matrix/client/v3/devices")).body.devices;
  deepEqual(listed.map((one: { device_id: string }) => one.device_id).sort(), [ann.deviceId, "NEW"].sort());
});

test("it is taken away by its owner, as one of the devices too, and with the account", async () => {
  const [ann, bob] = [await signUp(server, "remover"), await signUp(server, "remover-friend")];
  await ask(ann, "PUT", unstable, device(ann, "ONE"));
  deepEqual(await ask(ann, "DELETE", unstable), { status: 200, body: { device_id: "ONE" } });
  deepEqual((await ask(ann, "DELETE", unstable)).body.errcode, "M_NOT_FOUND");
  deepEqual(await devicesOf(bob, ann), {});

  await ask(ann, "PUT", unstable, device(ann, "TWO"));
  const path = "/_matrix/client/v3/devices/TWO";
  const { session } = (await ask(ann, "DELETE", path, {})).body;
  equal((await ask(ann, "DELETE", path, { auth: passwordProof(ann, session) })).status, 200);
  deepEqual((await ask(ann, "GET", unstable)).body.errcode, "M_NOT_FOUND");

  await ask(ann, "PUT", unstable, device(ann, "THREE"));
  const closing = "/_matrix/client/v3/account/deactivate";
  const proof = passwordProof(ann, (await ask(ann, "POST", closing, {})).body.session);
  equal((await ask(ann, "POST", closing, { auth: proof })).status, 200);
  deepEqual(await devicesOf(bob, ann), {});
});

test("it is no session: signing out everywhere leaves it, and nobody signs in as it", async () => {
  const [ann, bob] = [await signUp(server, "away"), await signUp(server, "away-friend")];
  await ask(ann, "PUT", unstable, device(ann, "DRY"));
  equal((await ask(ann, "POST", "/_matrix/client/v3/logout/all", {})).status, 200);
  await send(bob, ann, "DRY", [1]);
  const login = await server.request("POST", "/_matrix/client/v3/login", {
    body: { ...passwordProof(ann), device_id: "DRY" },
  });
  deepEqual([login.status, login.body.errcode], [400, "M_INVALID_PARAM"]);
  const again = await signIn(server, ann.userId);
  deepEqual(numbersOf(await ask(again, "GET", `${unstable}/DRY/events`)), [1]);
});

test("what is not right is refused", async (t) => {
  const [ann, bob] = [await signUp(server, "wrong"), await signUp(server, "wrong-friend")];
  await ask(ann, "PUT", unstable, device(ann, "DRY"));
  const good = device(ann, "NEXT");
  const otherKeys = { ...device(ann, "DRY").device_keys, keys: { "ed25519:DRY": "another" } };
  const rows: readonly [string, "GET" | "PUT" | "POST", string, unknown, number, string][] = [
    ["a session's name", "PUT", "", device(ann, ann.deviceId), 400, "M_INVALID_PARAM"],
    ["a name that is none", "PUT", "", device(ann, "a\u0007"), 400, "M_INVALID_PARAM"],
    ["keys of another device", "PUT", "", { ...good, device_id: "OTHER" }, 400, "M_INVALID_PARAM"],
    ["keys of somebody else", "PUT", "", device(bob, "NEXT"), 400, "M_INVALID_PARAM"],
    ["other identity keys", "PUT", "", device(ann, "DRY", { device_keys: otherKeys }), 400, "M_INVALID_PARAM"],
    ["no keys", "PUT", "", { ...good, device_keys: undefined }, 400, "M_MISSING_PARAM"],
    ["no data", "PUT", "", { ...good, device_data: undefined }, 400, "M_MISSING_PARAM"],
    ["data without algorithm", "PUT", "", { ...good, device_data: {} }, 400, "M_MISSING_PARAM"],
    ["events of a session", "GET", `/${ann.deviceId}/events`, undefined, 403, "M_FORBIDDEN"],
    ["a token of elsewhere", "GET", "/DRY/events?from=s1", undefined, 400, "M_INVALID_PARAM"],
    ["no events at all", "GET", "/DRY/events?limit=0", undefined, 400, "M_INVALID_PARAM"],
    ["a token that is none", "POST", "/DRY/events", { next_batch: 3 }, 400, "M_BAD_JSON"],
  ];
  for (const [name, method, path, body, status, errcode] of rows) {
    await t.test(name, async () => {
      const answer = await ask(ann, method, `${unstable}${path}`, body);
      deepEqual([answer.status, answer.body.errcode], [status, errcode]);
    });
  }
  deepEqual((await ask(bob, "GET", `${unstable}/DRY/events`)).body.errcode, "M_FORBIDDEN");
  // A refused replacement leaves the former one as it was.
  deepEqual((await ask(ann, "GET", unstable)).body.device_id, "DRY");
});
