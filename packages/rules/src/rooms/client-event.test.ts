import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import type { IdentifiedPdu } from "@conclave/protocol/events/pdu";
import { alice, bob, event, roomId } from "../testing/room.ts";
import { toClientEvent } from "./client-event.ts";
import { spliceEvent } from "./spliced-event.ts";

const common = { sender: alice, origin_server_ts: 1_700_000_000_000 };
const message: IdentifiedPdu = {
  eventId: "$m",
  pdu: { ...event({ type: "m.room.message", content: { body: "hello" } }), unsigned: { age: 1 } },
};
const redaction11: IdentifiedPdu = {
  eventId: "$r",
  pdu: event({ type: "m.room.redaction", content: { redacts: "$m", reason: "no" }, sender: bob }),
};
const redaction10: IdentifiedPdu = {
  eventId: "$r",
  pdu: event({ type: "m.room.redaction", content: { reason: "no" }, redacts: "$m", sender: bob }),
};

test("what clients see of an event", () => {
  deepEqual(toClientEvent(message), { ...common, event_id: "$m", type: "m.room.message", content: { body: "hello" } });
  const state = toClientEvent({ eventId: "$s", pdu: event({ type: "m.room.topic", state_key: "" }) });
  deepEqual(state, { ...common, event_id: "$s", type: "m.room.topic", content: {}, state_key: "" });
});

test("a redaction names its victim twice, in every version", () => {
  const expected = {
    ...common,
    sender: bob,
    event_id: "$r",
    type: "m.room.redaction",
    content: { reason: "no", redacts: "$m" },
    redacts: "$m",
  };
  deepEqual(toClientEvent(redaction10), expected);
  deepEqual(toClientEvent(redaction11), expected);
  const lost = toClientEvent({ eventId: "$r", pdu: event({ type: "m.room.redaction", content: { redacts: 7 } }) });
  deepEqual([lost.redacts, lost.content], [undefined, { redacts: 7 }]);
});

test("what is spliced into the stored text", async (t) => {
  const stored = JSON.stringify(toClientEvent(message));
  const rows: readonly [string, Parameters<typeof spliceEvent>[1]][] = [
    ["nothing", {}],
    ["the room", { room_id: roomId }],
    ["unsigned", { unsigned: { transaction_id: 'a"b', age: 3 } }],
    ["both", { room_id: roomId, unsigned: { membership: "join" } }],
  ];
  for (const [name, splice] of rows) {
    await t.test(name, () =>
      deepEqual(JSON.parse(spliceEvent(stored, splice)), { ...toClientEvent(message), ...splice }),
    );
  }
});
