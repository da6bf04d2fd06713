import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { encodeBase64Url } from "@conclave/base/base64";
import type { Randomness } from "@conclave/base/randomness";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { parseUserId, type UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { members } from "@conclave/storage/rooms/membership-store";
import { readRoom } from "@conclave/storage/rooms/room-store";
import { membershipHistoriesOf } from "@conclave/storage/rooms/rooms-among-store";
import { readPdu } from "@conclave/storage/timeline/event-store";
import { roomTimeline } from "@conclave/storage/timeline/room-timeline";
import { currentState, stateAt } from "@conclave/storage/timeline/state-store";
import { seededRandomness } from "@conclave/testing/seeded-randomness";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { signUp } from "@conclave/testing/world";
import { query } from "../core/verb.ts";
import { redactEvent } from "../timeline/redact-event.ts";
import { sendMessage } from "../timeline/send-message.ts";
import { createRoom } from "./create-room.ts";
import { banUser } from "./membership/ban-user.ts";
import { inviteUser } from "./membership/invite-user.ts";
import { joinRoom } from "./membership/join-room.ts";
import { kickUser } from "./membership/kick-user.ts";
import { leaveRoom } from "./membership/leave-room.ts";
import { unbanUser } from "./membership/unban-user.ts";
import { setRoomState } from "./set-room-state.ts";

const steps = 250;

const readRoomWhole = query("test.read-room-whole", async ({ tx }, input: { readonly roomId: RoomId }) => {
  const { roomId } = input;
  const events = await roomTimeline(tx, { roomId, limit: 10_000, backwards: false });
  const last = await readPdu(tx, events.at(-1)?.eventId ?? "$");
  const people = await members(tx, { roomId, memberships: ["join", "leave", "invite", "ban"] });
  const histories = await Promise.all(people.map(({ userId }) => membershipHistoriesOf(tx, userId, [roomId])));
  return {
    room: await readRoom(tx, roomId),
    events,
    last,
    people,
    histories,
    state: await currentState(tx, roomId),
    stateAtEnd: await stateAt(tx, roomId, Number.MAX_SAFE_INTEGER),
    stateInTheMiddle: await stateAt(tx, roomId, events[events.length >> 1]?.position ?? 0),
  };
});

test("whatever people do, a room's books agree with its history", async (t) => {
  for (const seed of [1, 2, 3]) {
    await t.test(`seed ${seed}`, async () => {
      const server = await startTestServer({ encryption: "optional" });
      const roomId = await liveThrough(server, seededRandomness(seed));
      const whole = await server.parts.dispatcher.run(readRoomWhole, { roomId });
      const { room, events, last, people } = whole;

      const latest = new Map<string, string>();
      for (const event of events) {
        if (event.stateKey !== null) latest.set(JSON.stringify([event.type, event.stateKey]), event.eventId);
      }
      const ids = (list: readonly { readonly eventId: string }[]) => list.map(({ eventId }) => eventId).sort();
      deepEqual(ids(whole.state), [...latest.values()].sort());
      deepEqual(ids(whole.stateAtEnd), ids(whole.state));
      const early = new Map<string, string>();
      for (const event of events.slice(0, (events.length >> 1) + 1)) {
        if (event.stateKey !== null) early.set(JSON.stringify([event.type, event.stateKey]), event.eventId);
      }
      deepEqual(ids(whole.stateInTheMiddle), [...early.values()].sort());

      const count = (membership: string) => people.filter((person) => person.membership === membership).length;
      deepEqual([room?.joinedMembers, room?.invitedMembers], [count("join"), count("invite")]);
      deepEqual([room?.lastEventId, room?.depth], [last?.eventId, last?.depth]);
      equal(room?.lastStatePosition, events.findLast((event) => event.stateKey !== null)?.position);
      for (const [index, { membership, eventId }] of people.entries()) {
        equal(whole.histories[index]?.at(-1)?.membership, membership);
        equal(
          whole.state.some((event) => event.eventId === eventId),
          true,
        );
      }
      await server.close();
    });
  }
});

/** Four people do as chance bids them; what the rules refuse simply doesn't happen. */
async function liveThrough(server: TestServer, randomness: Randomness): Promise<RoomId> {
  const { dispatcher } = server.parts;
  const people: UserId[] = [];
  for (const name of ["alice", "bob", "carol", "dan"]) {
    const userId = parseUserId((await signUp(server, name)).userId);
    if (userId !== undefined) people.push(userId);
  }
  const below = (limit: number) => (randomness.bytes(2).reduce((sum, byte) => sum * 256 + byte, 0) % limit) as number;
  const somebody = (): UserId => people[below(people.length)] ?? "@nobody:conclave.test";
  const roomId = await dispatcher.run(createRoom, { creator: somebody(), request: { preset: "public_chat" } });
  const said: `$${string}`[] = [];
  let transactions = 0;
  for (let step = 0; step < steps; step++) {
    const sender = somebody();
    const target = somebody();
    const reason = undefined;
    const reader = { userId: sender, deviceId: "D" };
    const transactionId = String(transactions++);
    const acts: readonly (() => Promise<unknown>)[] = [
      () => dispatcher.run(joinRoom, { sender, room: roomId, reason }),
      () => dispatcher.run(joinRoom, { sender, room: roomId, reason }),
      () => dispatcher.run(leaveRoom, { sender, roomId, reason }),
      () => dispatcher.run(inviteUser, { sender, roomId, target, byAddress: false, reason }),
      () => dispatcher.run(kickUser, { sender, roomId, target, reason }),
      () => dispatcher.run(banUser, { sender, roomId, target, reason }),
      () => dispatcher.run(unbanUser, { sender, roomId, target, reason }),
      () =>
        dispatcher.run(setRoomState, {
          sender,
          roomId,
          type: "m.room.topic",
          stateKey: "",
          content: { topic: encodeBase64Url(randomness.bytes(6)) },
        }),
      async () => {
        const message = {
          sender: reader,
          roomId,
          type: "m.room.message",
          transactionId,
          content: { msgtype: "m.text", body: "x" },
        };
        said.push(await dispatcher.run(sendMessage, message));
      },
      async () => {
        const eventId = said[below(Math.max(said.length, 1))];
        if (eventId === undefined) return;
        await dispatcher.run(redactEvent, { sender: reader, roomId, eventId, transactionId, reason });
      },
    ];
    await acts[below(acts.length)]?.().catch(unlessRefused);
  }
  return roomId;
}

function unlessRefused(error: unknown): void {
  if (!(error instanceof MatrixError)) throw error;
}
