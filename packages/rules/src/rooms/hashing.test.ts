import { equal, notEqual } from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import type { Pdu } from "@conclave/protocol/events/pdu";
import { event, version } from "../testing/room.ts";
import {
  contentHashInput,
  eventIdOf,
  hasRightContentHash,
  referenceHashInput,
  roomIdOfCreateEvent,
  withContentHash,
} from "./hashing.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest();

/** The minimal event of the specification's appendix "Event Signing", whose content hash is published there. */
const published = {
  room_id: "!x:domain",
  sender: "@a:domain",
  origin: "domain",
  origin_server_ts: 1000000,
  signatures: {},
  hashes: { sha256: "5jM4wQpv6lnBo7CLIghJuHdW+s2CMBJPUOGOC89ncos" },
  type: "X",
  content: {},
  prev_events: [],
  auth_events: [],
  depth: 3,
  unsigned: { age_ts: 1000000 },
} as const satisfies Pdu & { origin: string };

test("the content hash is the published one", () => {
  equal(hasRightContentHash(published, sha256), true);
  equal(hasRightContentHash({ ...published, content: { body: "x" } }, sha256), false);
  equal(withContentHash(published, sha256).hashes.sha256, published.hashes.sha256);
});

test("what each hash covers", () => {
  const message = event({ type: "m.room.message", content: { body: "hello" }, hashes: { sha256: "H" } });
  const v12 = version("12");
  equal(
    contentHashInput({ ...message, unsigned: { age: 1 }, signatures: { s: { k: "v" } } }),
    `{"auth_events":[],"content":{"body":"hello"},"depth":9,"origin_server_ts":1700000000000,"prev_events":["$previous"],"room_id":"${message.room_id}","sender":"@alice:example.org","type":"m.room.message"}`,
  );
  equal(
    referenceHashInput({ ...message, unsigned: { age: 1 }, signatures: { s: { k: "v" } } }, v12),
    `{"auth_events":[],"content":{},"depth":9,"hashes":{"sha256":"H"},"origin_server_ts":1700000000000,"prev_events":["$previous"],"room_id":"${message.room_id}","sender":"@alice:example.org","type":"m.room.message"}`,
  );
});

test("an event's identifier", () => {
  const message = withContentHash(event({ type: "m.room.message", content: { body: "hello" } }), sha256);
  const id = eventIdOf(message, version("12"), sha256);
  equal(/^\$[A-Za-z0-9_-]{43}$/.test(id), true);
  equal(eventIdOf({ ...message, content: {} }, version("12"), sha256), id, "a redacted event keeps its identifier");
  notEqual(eventIdOf({ ...message, depth: 10 }, version("12"), sha256), id);
  const named = {
    ...event({ type: "m.room.member", content: { membership: "join", third_party_invite: { signed: {} } } }),
  };
  notEqual(
    eventIdOf(named, version("10"), sha256),
    eventIdOf(named, version("11"), sha256),
    "the version decides what is covered",
  );
  equal(roomIdOfCreateEvent(id), `!${id.slice(1)}`);
});
