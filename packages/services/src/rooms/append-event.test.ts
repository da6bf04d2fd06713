import { deepEqual, equal, ok } from "node:assert/strict";
import { createPublicKey, verify } from "node:crypto";
import { after, before, test } from "node:test";
import { decodeBase64 } from "@conclave/base/base64";
import type { Pdu } from "@conclave/protocol/events/pdu";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { parseUserId, type UserId } from "@conclave/protocol/identifiers/user-id";
import { checkAuthEvents } from "@conclave/rules/rooms/authorization/auth-events-check";
import { checkEventFormat } from "@conclave/rules/rooms/event-format";
import { eventIdOf, hasRightContentHash, referenceHashInput } from "@conclave/rules/rooms/hashing";
import { roomVersionOf } from "@conclave/rules/rooms/room-version";
import { listAuditRecords } from "@conclave/storage/audit/audit-store";
import { readRoom } from "@conclave/storage/rooms/room-store";
import { readPdu, type StoredPdu } from "@conclave/storage/timeline/event-store";
import { roomTimeline } from "@conclave/storage/timeline/room-timeline";
import { startTestServer, type TestServer } from "@conclave/testing/test-server";
import { signUp } from "@conclave/testing/world";
import { query } from "../core/verb.ts";
import { redactEvent } from "../timeline/redact-event.ts";
import { sendMessage } from "../timeline/send-message.ts";
import { createRoom } from "./create-room.ts";
import { inviteUser } from "./membership/invite-user.ts";
import { joinRoom } from "./membership/join-room.ts";
import { leaveRoom } from "./membership/leave-room.ts";
import { sha256 } from "./seal-event.ts";
import { setRoomState } from "./set-room-state.ts";

let server: TestServer;
let alice: UserId;
let bob: UserId;
before(async () => {
  server = await startTestServer({ encryption: "optional" });
  alice = await person("alice");
  bob = await person("bob");
});
after(() => server.close());

async function person(name: string): Promise<UserId> {
  const userId = parseUserId((await signUp(server, name)).userId);
  if (userId === undefined) throw new Error("a person has a user identifier");
  return userId;
}

const readWhole = query("test.read-whole", async (context, input: { readonly roomId: RoomId }) => {
  const events = await roomTimeline(context.tx, { roomId: input.roomId, limit: 100, backwards: false });
  const whole: StoredPdu[] = [];
  for (const { eventId } of events) {
    const pdu = await readPdu(context.tx, eventId);
    if (pdu !== undefined) whole.push(pdu);
  }
  return { events: whole, room: await readRoom(context.tx, input.roomId), publicKey: context.instance().signingKey };
});

const readAudit = query("test.read-audit", (context, input: { readonly subject: string }) =>
  listAuditRecords(context.tx, { subject: input.subject, limit: 100 }),
);

test("a room's history can be checked by anybody, in every version", async (t) => {
  const { dispatcher } = server.parts;
  for (const versionId of ["10", "11", "12"]) {
    await t.test(`version ${versionId}`, async () => {
      const roomId = await dispatcher.run(createRoom, {
        creator: alice,
        request: { room_version: versionId, preset: "public_chat", name: "Tea" },
      });
      await dispatcher.run(joinRoom, { sender: bob, room: roomId, reason: undefined });
      const sender = { userId: bob, deviceId: "B" };
      const content = { msgtype: "m.text", body: "ü", "\u{1f600}": 1, "￿": 2 };
      const message = { sender, roomId, type: "m.room.message", content };
      const eventId = await dispatcher.run(sendMessage, { ...message, transactionId: "1" });
      await dispatcher.run(sendMessage, { ...message, transactionId: "2" });
      const redaction = { sender, roomId, eventId, transactionId: "3", reason: undefined };
      await dispatcher.run(redactEvent, redaction);

      const { events, room, publicKey } = await dispatcher.run(readWhole, { roomId });
      const version = roomVersionOf(versionId);
      const key = createPublicKey({
        key: { kty: "OKP", crv: "Ed25519", x: Buffer.from(decodeBase64(publicKey.publicKey)).toString("base64url") },
        format: "jwk",
      });
      const known = new Map(events.map((event) => [event.eventId, { eventId: event.eventId, pdu: parse(event) }]));
      for (const [index, event] of events.entries()) {
        const pdu = parse(event);
        checkEventFormat(JSON.parse(event.pdu), version);
        equal(event.eventId, eventIdOf(pdu, version, sha256), `${event.type} has the identifier that its hash gives`);
        equal(hasRightContentHash(pdu, sha256), event.redactedBy === null, `${event.type} has the hash of its content`);
        const signature = pdu.signatures["conclave.test"]?.[publicKey.keyId] ?? "";
        ok(verify(null, Buffer.from(referenceHashInput(pdu, version)), key, decodeBase64(signature)));
        equal(pdu.depth, index + 1);
        deepEqual(pdu.prev_events, index === 0 ? [] : [events[index - 1]?.eventId]);
        const authEvents = pdu.auth_events.map((id) => known.get(id)).filter((found) => found !== undefined);
        if (index > 0) equal(checkAuthEvents(pdu, version, authEvents), "allowed");
      }
      deepEqual(
        [room?.lastEventId, room?.depth, room?.joinedMembers, room?.invitedMembers],
        [events.at(-1)?.eventId, events.length, 2, 0],
      );
    });
  }
});

test("what changes a room leaves its record, and what is said leaves none", async () => {
  const { dispatcher } = server.parts;
  const roomId = await dispatcher.run(createRoom, { creator: alice, request: { invite: [bob] } });
  await dispatcher.run(joinRoom, { sender: bob, room: roomId, reason: undefined });
  await dispatcher.run(leaveRoom, { sender: bob, roomId, reason: "enough" });
  const invitation = { sender: alice, roomId, target: bob, byAddress: false, reason: undefined };
  await dispatcher.run(inviteUser, invitation);
  const state = { sender: alice, roomId, type: "m.room.topic", stateKey: "", content: { topic: "Leaves" } };
  await dispatcher.run(setRoomState, state);
  const sender = { userId: alice, deviceId: "A" };
  const message = {
    sender,
    roomId,
    type: "m.room.message",
    transactionId: "1",
    content: { msgtype: "m.text", body: "a secret" },
  };
  const eventId = await dispatcher.run(sendMessage, message);
  await dispatcher.run(redactEvent, { sender, roomId, eventId, transactionId: "2", reason: "a secret" });
  const records = await dispatcher.run(readAudit, { subject: roomId });
  deepEqual(records.map(({ type, actor, detail }) => [type, actor, detail]).reverse(), [
    ["room.created", alice, { version: "12", type: null, encrypted: false }],
    ["room.membership-changed", bob, { user: bob, membership: "join", previous: "invite" }],
    ["room.membership-changed", bob, { user: bob, membership: "leave", previous: "join" }],
    ["room.membership-changed", alice, { user: bob, membership: "invite", previous: "leave" }],
    ["room.state-changed", alice, { event: "m.room.topic" }],
    ["room.event-redacted", alice, { event: eventId, sender: alice }],
  ]);
});

function parse(event: StoredPdu): Pdu {
  return JSON.parse(event.pdu);
}
