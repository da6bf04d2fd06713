import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import type { ConnectionState } from "@conclave/services/sync/sliding/sliding-request";
import { FakeClock } from "@conclave/testing/fake-clock";
import { type ConnectionKey, SlidingConnections } from "./sliding-connections.ts";

const key: ConnectionKey = { userId: "@a:x", deviceId: "A", connectionId: "" };

function at(position: number): ConnectionState {
  return { position, typing: 0, rooms: [], wishes: [], extensions: [] };
}

test("a client may come back to where it is, and go on; what is older is forgotten", () => {
  const connections = new SlidingConnections(new FakeClock());
  connections.keep(key, "one", at(1));
  connections.keep(key, "two", at(2));
  connections.keep(key, "two again", at(3));
  deepEqual(connections.resume(key, "one")?.position, 1);
  deepEqual(connections.resume(key, "two again")?.position, 3);
  equal(connections.resume(key, "one"), undefined);
  equal(connections.resume(key, "two"), undefined);
});

test("however often an answer is lost, the place that the client has stays", () => {
  const connections = new SlidingConnections(new FakeClock());
  connections.keep(key, "place", at(1));
  for (let index = 0; index < 20; index++) connections.keep(key, `answer ${index}`, at(index));
  equal(connections.resume(key, "place")?.position, 1);
  equal(connections.resume(key, "answer 1"), undefined);
  equal(connections.resume(key, "answer 19")?.position, 19);
});

test("connections are apart, and beginning anew ends one", () => {
  const connections = new SlidingConnections(new FakeClock());
  connections.keep(key, "one", at(1));
  connections.keep({ ...key, connectionId: "keys" }, "one", at(2));
  equal(connections.resume({ ...key, connectionId: "keys" }, "one")?.position, 2);
  equal(connections.resume({ ...key, deviceId: "B" }, "one"), undefined);
  connections.begin(key);
  equal(connections.resume(key, "one"), undefined);
  equal(connections.resume({ ...key, connectionId: "keys" }, "one")?.position, 2);
});

test("a device has so many connections, and all of them so much memory", () => {
  const limits = { bytes: 10_000, connectionsOfDevice: 2 };
  const connections = new SlidingConnections(new FakeClock(), limits);
  for (const connectionId of ["one", "two", "three"]) connections.keep({ ...key, connectionId }, "pos", at(1));
  equal(connections.resume({ ...key, connectionId: "one" }, "pos"), undefined);
  equal(connections.resume({ ...key, connectionId: "two" }, "pos")?.position, 1);
  for (let index = 0; index < 100; index++) connections.keep({ ...key, deviceId: `D${index}` }, "pos", at(index));
  equal(connections.bytes <= limits.bytes, true);
  equal(connections.resume({ ...key, connectionId: "two" }, "pos"), undefined);
  equal(connections.resume({ ...key, deviceId: "D99" }, "pos")?.position, 99);
});
