import { MatrixClient } from "matrix-js-sdk/lib/client.js";
import { MatrixEvent } from "matrix-js-sdk/lib/models/event.js";
import { Room } from "matrix-js-sdk/lib/models/room.js";
import { beforeEach, expect, test } from "vitest";
import { quietLogger, quietSdk } from "../engine/quiet-logger.ts";
import { timelineItem } from "./timeline-item.ts";

const own = "@ann:x";
let room: Room;
let count = 0;

beforeEach(() => {
  quietSdk();
  const sdk = new MatrixClient({ baseUrl: "https://x.example", userId: own, logger: quietLogger });
  room = new Room("!r:x", sdk, own);
});

function event(type: string, content: object, more: object = {}): MatrixEvent {
  const eventId = `$${++count}`;
  return new MatrixEvent({
    type,
    content,
    event_id: eventId,
    room_id: "!r:x",
    sender: "@bob:x",
    origin_server_ts: 1,
    ...more,
  });
}

const bare = (locked: boolean) => ({
  partsOf: () => ({ replyTo: null, reactions: [], pinned: false, mentionsSelf: false }),
  threadOf: () => null,
  locked,
});
const shown = (one: MatrixEvent) => timelineItem(room, one, "key", "encrypted", bare(false));

test("what events show", () => {
  const text = { msgtype: "m.text", body: "hello" };
  const file = { msgtype: "m.file", body: "a.pdf", file: { url: "mxc://x/y" } };
  const rows: readonly [string, MatrixEvent, object | null][] = [
    ["a text", event("m.room.message", text), { kind: "message", style: "text", body: "hello", own: false }],
    ["an own one", event("m.room.message", text, { sender: own }), { kind: "message", own: true }],
    ["a bot's", event("m.room.message", { ...text, msgtype: "m.notice" }), { kind: "message", style: "notice" }],
    ["a text without a body", event("m.room.message", { msgtype: "m.text" }), { kind: "unsupported", fallback: null }],
    ["a body that is no text", event("m.room.message", { ...text, body: 1 }), { kind: "unsupported", fallback: null }],
    [
      "a formatted one",
      event("m.room.message", { ...text, format: "org.matrix.custom.html", formatted_body: "<b>hello</b>" }),
      { body: "hello", formatted: [{ kind: "strong", children: ["hello"] }] },
    ],
    [
      "one whose form says no more than its text",
      event("m.room.message", { ...text, format: "org.matrix.custom.html", formatted_body: "hello" }),
      { body: "hello", formatted: null },
    ],
    [
      "an answer of an older client",
      event("m.room.message", {
        ...text,
        body: "> <@ann:x> what?\n> really?\n\nhello",
        "m.relates_to": { "m.in_reply_to": { event_id: "$1" } },
      }),
      { body: "hello" },
    ],
    [
      "a quotation that answers nothing",
      event("m.room.message", { ...text, body: "> hi\n\nyes" }),
      { body: "> hi\n\nyes" },
    ],
    [
      "an unknown kind",
      event("m.room.message", { ...text, msgtype: "x.poll" }),
      { kind: "unsupported", fallback: "hello" },
    ],
    [
      "a file",
      event("m.room.message", file),
      { kind: "attachment", name: "a.pdf", caption: null, security: "encrypted" },
    ],
    [
      "a file that lies elsewhere in the clear",
      event("m.room.message", { ...file, file: undefined, url: "mxc://x/y" }),
      { security: "unauthenticated" },
    ],
    [
      "a file without an address",
      event("m.room.message", { ...file, file: undefined }),
      { kind: "unsupported", fallback: "a.pdf" },
    ],
    [
      "a file with a caption",
      event("m.room.message", { ...file, filename: "b.pdf", body: "look" }),
      { name: "b.pdf", caption: "look" },
    ],
    ["a size that is none", event("m.room.message", { ...file, info: { size: "big" } }), { size: null }],
    [
      "ciphertext",
      event("m.room.encrypted", { algorithm: "m.megolm.v1.aes-sha2" }),
      { kind: "undecryptable", reason: "key-missing" },
    ],
    ["a reaction", event("m.reaction", {}), null],
    ["an edit", event("m.room.message", { ...text, "m.relates_to": { rel_type: "m.replace", event_id: "$0" } }), null],
    ["an unknown event", event("org.example.thing", {}), null],
    [
      "a name",
      event("m.room.name", { name: "Plans" }, { state_key: "" }),
      { kind: "notice", notice: { change: "name", name: "Plans" } },
    ],
    ["a state nobody needs to see", event("org.example.state", {}, { state_key: "" }), null],
    [
      "a request to compare",
      event("m.room.message", { msgtype: "m.key.verification.request", to: own }),
      { kind: "notice", notice: { change: "verification-requested" } },
    ],
    [
      "a removed one",
      event("m.room.message", {}, { unsigned: { redacted_because: { sender: "@eve:x" } } }),
      { kind: "removed", removedBy: { userId: "@eve:x" } },
    ],
  ];
  for (const [name, one, expected] of rows) {
    const item = shown(one);
    if (expected === null) expect(item, name).toBeNull();
    else expect(item, name).toMatchObject(expected);
    expect(structuredClone(item), name).toEqual(item);
  }
});

test("while the backup is locked, what is missing is behind the lock", () => {
  const ciphertext = event("m.room.encrypted", { algorithm: "m.megolm.v1.aes-sha2" });
  expect(timelineItem(room, ciphertext, "key", "encrypted", bare(true))).toMatchObject({ reason: "device-locked" });
});
