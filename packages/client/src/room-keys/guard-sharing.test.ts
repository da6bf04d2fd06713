import { encodeBase64 } from "@conclave/base/base64";
import { FakeClock } from "@conclave/testing/fake-clock";
import type { CryptoApi } from "matrix-js-sdk/lib/crypto-api/index.js";
import type { Room } from "matrix-js-sdk/lib/models/room.js";
import { expect, test } from "vitest";
import { memoryKeyValueStore } from "../memory/memory-key-value-store.ts";
import { guardSharing } from "./guard-sharing.ts";
import { ownSessions } from "./own-sessions.ts";
import type { RoomEncryptor, RoomKeyInfo } from "./sdk-inside.ts";
import { shareGuard } from "./share-guard.ts";

// The SDK is a stand-in here that counts how often it looks at all devices. What it does itself is in tests/src/sdk/share-guard.test.ts.

const minute = 60_000;
const anything = { all: "devices" };

/** Stands for the crypto library's state machine, with some of its methods. */
class Machine {
  readonly identityKeys = { curve25519: { toBase64: () => "own" } };
  readonly listeners: (() => Promise<void>)[] = [];
  keysMade: (keys: readonly RoomKeyInfo[]) => Promise<void> = async () => {};
  session = "";
  index = 0;
  #ready = Promise.resolve();

  registerRoomKeyUpdatedCallback(callback: typeof this.keysMade) {
    this.keysMade = callback;
  }
  registerDevicesUpdatedCallback(callback: () => Promise<void>) {
    this.listeners.push(callback);
  }
  registerUserIdentityUpdatedCallback(callback: () => Promise<void>) {
    this.listeners.push(callback);
  }
  async getMissingSessions() {}
  async shareRoomKey() {
    if (this.session === "") await makeSession(this, "S1");
  }
  async encryptRoomEvent(_roomId: string) {
    const ciphertext = encodeBase64(Uint8Array.from([3, 8, this.index++, 0x12, 0x40, 1, 2, 3]));
    return JSON.stringify({ algorithm: "m.megolm.v1.aes-sha2", session_id: this.session, ciphertext });
  }
  async decryptRoomEvent() {}
  async outgoingRequests() {}
  async receiveSyncChanges(_events: string, _lists: unknown) {}
  async markRequestAsSent(_id: string, _type: number) {}
  async invalidateGroupSession() {}
  async updateTrackedUsers() {}
  async receiveVerificationEvent() {}
  /** Something that goes on until it is told to end. */
  async somethingOfALaterVersion() {
    await this.#ready;
  }
  somethingAtOnce() {
    return 7;
  }
  holdBack(): () => void {
    let go = () => {};
    this.#ready = new Promise((resolve) => {
      go = resolve;
    });
    return go;
  }
}

/** A session is made; not a method of the machine, each of which is watched. */
async function makeSession(machine: Machine, sessionId: string, senderKey = "own"): Promise<void> {
  machine.session = sessionId;
  machine.index = 0;
  await machine.keysMade([{ roomId: { toString: () => "!r" }, sessionId, senderKey: { toBase64: () => senderKey } }]);
}

interface World {
  readonly clock: FakeClock;
  readonly machine: Machine;
  readonly room: { history: string; joined: string[]; invited: string[]; onlyVerified: boolean | null };
  readonly asked: { onlyVerified: boolean; isolation: unknown };
  readonly settings: Record<string, unknown>;
  /** Done between the moments at which the SDK chooses whom it encrypts for, begins to read their devices, and makes of it what it sends. */
  readonly whileAsking: { act: () => Promise<void> };
  readonly whileLooking: { act: () => Promise<void> };
  /** Sends a message; gives whether the SDK looked at all devices before. */
  send(): Promise<boolean>;
}

async function world(changed: Readonly<Record<string, unknown>> = {}): Promise<World> {
  const settings: Record<string, unknown> = { algorithm: "m.megolm.v1.aes-sha2", rotation_period_msgs: 10, ...changed };
  const clock = new FakeClock();
  const machine = new Machine();
  const room: World["room"] = { history: "shared", joined: ["@a:x", "@b:x"], invited: ["@c:x"], onlyVerified: null };
  const people = (ids: readonly string[]) => ids.map((userId) => ({ userId }));
  const sdkRoom = {
    roomId: "!r",
    getEncryptionTargetMembers: async () => [],
    getMembersWithMembership: (membership: string) => people(membership === "join" ? room.joined : room.invited),
    shouldEncryptForInvitedMembers: () => room.history !== "joined",
    getHistoryVisibility: () => room.history,
    getBlacklistUnverifiedDevices: () => room.onlyVerified,
  } as unknown as Room;
  let looks = 0;
  const whileAsking: World["whileAsking"] = { act: async () => {} };
  const whileLooking: World["whileLooking"] = { act: async () => {} };
  const encryptor: RoomEncryptor = {
    room: sdkRoom,
    encryptionSettings: settings as never,
    keyClaimManager: { ensureSessionsForUsers: () => machine.getMissingSessions() },
    async ensureEncryptionSession() {
      looks++;
      const people = [...room.joined, ...(room.history === "joined" ? [] : room.invited)];
      await whileAsking.act();
      await this.keyClaimManager.ensureSessionsForUsers(null, people);
      await whileLooking.act();
      await machine.shareRoomKey();
    },
  };
  const crypto = {
    olmMachine: machine,
    roomEncryptors: {} as Record<string, RoomEncryptor>,
    async onCryptoEvent(to: Room) {
      this.roomEncryptors[to.roomId] ??= encryptor;
    },
  };
  const sessions = await ownSessions(clock, memoryKeyValueStore());
  guardSharing(crypto as unknown as CryptoApi, shareGuard(clock, sessions), sessions);
  await crypto.onCryptoEvent(sdkRoom);
  await crypto.onCryptoEvent(sdkRoom);

  const asked: World["asked"] = { onlyVerified: false, isolation: { kind: 0, errorOnVerifiedUserProblems: false } };
  return {
    clock,
    machine,
    room,
    asked,
    settings,
    whileAsking,
    whileLooking,
    async send() {
      const before = looks;
      await encryptor.ensureEncryptionSession(null, asked.onlyVerified, asked.isolation);
      await machine.encryptRoomEvent("!r");
      return looks > before;
    },
  };
}

const empty = { isEmpty: () => true };
const news = { isEmpty: () => false };

test("the SDK looks before the first message, and not again while nothing changes", async () => {
  const { send, machine, clock } = await world();
  expect(await send()).toBe(true);
  clock.advance(minute);
  await machine.receiveSyncChanges("[]", empty);
  await machine.markRequestAsSent("1", 0);
  await machine.markRequestAsSent("2", 3);
  await machine.markRequestAsSent("3", 6);
  await machine.decryptRoomEvent();
  await machine.outgoingRequests();
  expect(await send()).toBe(false);
  expect(await send()).toBe(false);
});

test("whatever may change who gets a key makes it look again, once", async () => {
  const rows: readonly [string, (world: World) => unknown][] = [
    ["news of devices", ({ machine }) => machine.receiveSyncChanges("[]", news)],
    ["news of devices, in a form that isn't known", ({ machine }) => machine.receiveSyncChanges("[]", anything)],
    ["a message to this device", ({ machine }) => machine.receiveSyncChanges('[{"type":"m.dummy"}]', empty)],
    ["devices as the server has them", ({ machine }) => machine.markRequestAsSent("1", 1)],
    ["one-time keys of devices", ({ machine }) => machine.markRequestAsSent("1", 2)],
    ["signatures", ({ machine }) => machine.markRequestAsSent("1", 4)],
    ["a request that isn't known", ({ machine }) => machine.markRequestAsSent("1", 99)],
    ["somebody left: the session is discarded", ({ machine }) => machine.invalidateGroupSession()],
    ["people to follow", ({ machine }) => machine.updateTrackedUsers()],
    ["a step of a verification", ({ machine }) => machine.receiveVerificationEvent()],
    ["a method that isn't known", ({ machine }) => machine.somethingOfALaterVersion()],
    ["a method that isn't known and waits for nothing", ({ machine }) => machine.somethingAtOnce()],
    ["a device that was changed in the key store", ({ machine }) => machine.listeners[0]?.()],
    ["an identity that was changed in the key store", ({ machine }) => machine.listeners[1]?.()],
    ["somebody joined", ({ room }) => room.joined.push("@d:x")],
    ["somebody left", ({ room }) => room.joined.pop()],
    ["somebody was invited", ({ room }) => room.invited.push("@d:x")],
    ["an invitation was taken back", ({ room }) => room.invited.pop()],
    ["history for those who joined alone", ({ room }) => Object.assign(room, { history: "joined" })],
    ["history for everybody", ({ room }) => Object.assign(room, { history: "world_readable" })],
    ["only verified devices get keys", ({ asked }) => Object.assign(asked, { onlyVerified: true })],
    ["in this room, only verified devices get keys", ({ room }) => Object.assign(room, { onlyVerified: true })],
    ["another isolation of devices", ({ asked }) => Object.assign(asked, { isolation: { kind: 1 } })],
    [
      "problems of verified people stop it",
      ({ asked }) => Object.assign(asked, { isolation: { kind: 0, errorOnVerifiedUserProblems: true } }),
    ],
    ["other settings of the room", ({ settings }) => Object.assign(settings, { rotation_period_msgs: 9 })],
    ["five minutes", ({ clock }) => clock.advance(5 * minute)],
    ["a clock that was set back", ({ clock }) => clock.advance(-1)],
    [
      "a new session, made where nobody looked",
      ({ machine }) => makeSession(machine, "S2").then(() => machine.encryptRoomEvent("!r")),
    ],
  ];
  for (const [name, act] of rows) {
    const one = await world();
    await one.send();
    expect(await one.send(), name).toBe(false);
    await act(one);
    expect(await one.send(), name).toBe(true);
  }
});

test("while something that may change it goes on, it looks each time", async () => {
  const { send, machine } = await world();
  await send();
  const go = machine.holdBack();
  const work = machine.somethingOfALaterVersion();
  expect(await send()).toBe(true);
  expect(await send()).toBe(true);
  go();
  await work;
  expect(await send()).toBe(true);
  expect(await send()).toBe(false);
});

test("what changes while it looks isn't in the answer", async () => {
  const rows: readonly [string, (world: World) => unknown][] = [
    ["devices", ({ machine }) => machine.markRequestAsSent("1", 1)],
    ["members", ({ room }) => room.joined.push("@d:x")],
    ["a discarded session", ({ machine }) => machine.invalidateGroupSession()],
  ];
  for (const [name, act] of rows) {
    const one = await world();
    one.whileLooking.act = async () => void (await act(one));
    await one.send();
    one.whileLooking.act = async () => {};
    expect(await one.send(), name).toBe(true);
    expect(await one.send(), name).toBe(false);
  }
});

test("it answers for the people for whom it encrypted, whoever came or went before it read their devices", async () => {
  const rows: readonly [string, (world: World) => unknown][] = [
    ["left", ({ room }) => room.joined.pop()],
    ["joined", ({ room }) => room.joined.push("@d:x")],
  ];
  for (const [name, act] of rows) {
    const one = await world();
    one.whileAsking.act = async () => void (await act(one));
    await one.send();
    one.whileAsking.act = async () => {};
    expect(await one.send(), name).toBe(true);
    expect(await one.send(), name).toBe(false);
  }
});

test("what it asks the server for itself is in the answer", async () => {
  const { send, machine, whileAsking, whileLooking } = await world();
  whileAsking.act = () => machine.markRequestAsSent("devices", 1);
  whileLooking.act = () => machine.markRequestAsSent("one-time keys", 2);
  await send();
  expect(await send()).toBe(false);
});

test("a look that fails answers nothing, and takes back the earlier answer", async () => {
  const { send, whileLooking, room } = await world();
  await send();
  expect(await send()).toBe(false);
  room.joined.push("@d:x");
  whileLooking.act = async () => {
    throw new Error("the server is away");
  };
  await expect(send()).rejects.toThrow("away");
  room.joined.pop();
  whileLooking.act = async () => {};
  expect(await send()).toBe(true);
  expect(await send()).toBe(false);
});

test("it looks before the session is used up, and before its time is over", async () => {
  const few = await world({ rotation_period_msgs: 4 });
  const looked: boolean[] = [];
  for (let message = 0; message < 4; message++) looked.push(await few.send());
  expect(looked).toEqual([true, false, false, true]);

  const brief = await world({ rotation_period_ms: 1 });
  await brief.send();
  brief.clock.advance(4 * minute);
  expect(await brief.send()).toBe(false);
  for (let passed = 4; passed < 56; passed += 4) {
    brief.clock.advance(4 * minute);
    await brief.send();
  }
  // 56 of the 60 minutes that a session lives at least.
  brief.clock.advance(3 * minute);
  expect(await brief.send()).toBe(true);
});

test("a session of which it isn't known when it was made, or how it ends, is never relied on", async () => {
  const old = await world();
  old.machine.session = "made by an earlier version";
  await old.send();
  expect(await old.send()).toBe(true);
  const odd = await world({ rotation_period_msgs: "many" });
  await odd.send();
  expect(await odd.send()).toBe(true);
  const foreign = await world();
  foreign.machine.session = "S1";
  foreign.whileLooking.act = () => makeSession(foreign.machine, "S1", "another device's");
  await foreign.send();
  expect(await foreign.send()).toBe(true);
});

test("an SDK that is made in another way is left alone", async () => {
  const clock = new FakeClock();
  const sessions = await ownSessions(clock, memoryKeyValueStore());
  const crypto = { machine: new Machine() } as unknown as CryptoApi;
  expect(() => guardSharing(crypto, shareGuard(clock, sessions), sessions)).not.toThrow();
});
