import type { Send } from "../edge-and-core/send.ts";

// The bytes that the real server keeps of an event, with made-up hashes and signatures of the same length.
const hashes = `{"sha256":"${"h".repeat(43)}"}`;
const signatures = `{"bench.test":{"ed25519:${"k".repeat(6)}":"${"s".repeat(86)}"}}`;
const links = `["$${"p".repeat(43)}"]`;
const authorisation = `["$${"a".repeat(43)}","$${"b".repeat(43)}","$${"c".repeat(43)}"]`;

/** An event as it is hashed and signed. */
export function storedForm({ content, roomId, sender, type }: Send): string {
  return `{"auth_events":${authorisation},"content":${content},"depth":1000,"hashes":${hashes},"origin_server_ts":1790000000000,"prev_events":${links},"room_id":"${roomId}","sender":"${sender}","signatures":${signatures},"type":"${type}"}`;
}

/** An event as clients see it. */
export function clientForm({ content, roomId, sender, type }: Send, eventId: string): string {
  return `{"content":${content},"event_id":"${eventId}","origin_server_ts":1790000000000,"room_id":"${roomId}","sender":"${sender}","type":"${type}"}`;
}
