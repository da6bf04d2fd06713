import { isJsonObject, type Json, type JsonObject } from "@conclave/base/json";
import { utf8Length } from "@conclave/base/utf8";
import { parseEventId } from "@conclave/protocol/identifiers/event-id";
import { parseUserId } from "@conclave/protocol/identifiers/user-id";

/** What a field must be, and whether a value is that. */
interface Kind {
  readonly must: string;
  holds(value: Json): boolean;
}

/** The fields of a content. Others are refused: they would be a place to write in. */
interface Shape {
  readonly required: Readonly<Record<string, Kind>>;
  readonly optional: Readonly<Record<string, Kind>>;
}

const text = (most: number): Kind => ({
  must: `a text of at most ${most} bytes`,
  holds: (value) => typeof value === "string" && utf8Length(value) <= most,
});
const matching = (must: string, grammar: RegExp): Kind => ({
  must,
  holds: (value) => typeof value === "string" && grammar.test(value),
});
const listOf = (kind: Kind, most: number): Kind => ({
  must: `a list of at most ${most}, each ${kind.must}`,
  holds: (value) => Array.isArray(value) && value.length <= most && value.every(kind.holds),
});
const relation = (relType: string, more: Readonly<Record<string, Kind>> = {}): Kind => {
  const fields = { rel_type: matching(relType, new RegExp(`^${relType.replaceAll(".", "\\.")}$`)), event_id: eventId };
  const shape: Shape = { required: { ...fields, ...more }, optional: {} };
  const names = Object.keys(more).map((name) => `, ${name} (${more[name]?.must ?? ""})`);
  return {
    must: `a relation ${relType} to an event${names.join("")} and nothing else`,
    holds: (value) => isJsonObject(value) && whatIsWrong(shape, value) === undefined,
  };
};

const eventId: Kind = {
  must: "an event's identifier",
  holds: (value) => typeof value === "string" && parseEventId(value) !== undefined,
};
const userId: Kind = {
  must: "a person's identifier",
  holds: (value) => typeof value === "string" && parseUserId(value) !== undefined,
};
const name = matching("a name of at most 64 characters without spaces", /^[\x21-\x7e]{1,64}$/);
const names = listOf(name, 16);
const base64 = matching("base64 of at most 128 characters", /^[A-Za-z0-9+/=_-]{1,128}$/);
const identifier = text(255);
/** Why, in a sentence. */
const reason = text(512);
/** What clients that can't verify show instead, in a sentence or two with an identifier in it. */
const fallback = text(1_024);
/** One emoji, however it is composed, fits; a sentence doesn't. */
const reactionKey = text(64);

const macs: Kind = {
  must: "at most 64 keys' names, each with base64 of at most 128 characters",
  holds: (value) =>
    isJsonObject(value) &&
    Object.keys(value).length <= 64 &&
    Object.entries(value).every(([key, mac]) => identifier.holds(key) && mac !== undefined && base64.holds(mac)),
};
const mentions: Kind = {
  must: "a list of at most 16 people",
  holds: (value) =>
    isJsonObject(value) &&
    whatIsWrong({ required: {}, optional: { user_ids: listOf(userId, 16) } }, value) === undefined,
};

/** In a room the relation stands for the transaction's identifier, which some clients send beside it. */
const verification = (required: Shape["required"], optional: Shape["optional"] = {}): Shape => ({
  required: { ...required, "m.relates_to": relation("m.reference") },
  optional: { ...optional, transaction_id: identifier },
});

const start = { from_device: identifier, method: name };
const starts: ReadonlyMap<Json | undefined, Shape> = new Map([
  [
    "m.sas.v1",
    verification({
      ...start,
      key_agreement_protocols: names,
      hashes: names,
      message_authentication_codes: names,
      short_authentication_string: names,
    }),
  ],
  ["m.reciprocate.v1", verification({ ...start, secret: base64 })],
]);
const otherStart = verification(start, { next_method: name });

/** By type, as the specification's event schemas have them ("Key verification framework", "Event annotations and reactions"). */
const shapes: ReadonlyMap<string, Shape> = new Map([
  ["m.reaction", { required: { "m.relates_to": relation("m.annotation", { key: reactionKey }) }, optional: {} }],
  ["m.room.redaction", { required: {}, optional: { redacts: eventId, reason } }],
  ["m.key.verification.ready", verification({ from_device: identifier, methods: names })],
  [
    "m.key.verification.accept",
    // The schema requires a method that it doesn't describe; it follows from what was started.
    verification(
      {
        key_agreement_protocol: name,
        hash: name,
        message_authentication_code: name,
        short_authentication_string: names,
        commitment: base64,
      },
      { method: name },
    ),
  ],
  ["m.key.verification.key", verification({ key: base64 })],
  ["m.key.verification.mac", verification({ mac: macs, keys: base64 })],
  ["m.key.verification.done", verification({})],
  ["m.key.verification.cancel", verification({ code: name, reason })],
]);

const request: Shape = {
  required: { msgtype: name, from_device: identifier, methods: names, to: userId },
  optional: { body: fallback, format: name, formatted_body: fallback, "m.mentions": mentions },
};

/**
 * Whether an event is of those that travel in the clear in an encrypted room: reactions, redactions, verification. What they
 * hold is no conversation, as long as it has their shape.
 *
 * @returns undefined for every other event; else what is wrong with the content, "" when nothing is.
 */
export function checkClearEvent(type: string, content: JsonObject): string | undefined {
  const shape = shapeOf(type, content);
  return shape && (whatIsWrong(shape, content) ?? "");
}

function shapeOf(type: string, content: JsonObject): Shape | undefined {
  if (type === "m.room.message") return content["msgtype"] === "m.key.verification.request" ? request : undefined;
  if (type === "m.key.verification.start") return starts.get(content["method"]) ?? otherStart;
  return shapes.get(type);
}

/** The first thing that keeps a content from having a shape. */
function whatIsWrong({ required, optional }: Shape, content: JsonObject): string | undefined {
  for (const field of Object.keys(required)) if (content[field] === undefined) return `${field} is missing.`;
  const kinds = new Map([...Object.entries(required), ...Object.entries(optional)]);
  for (const [field, value] of Object.entries(content)) {
    const kind = kinds.get(field);
    if (kind === undefined) return `${field.slice(0, 64).toWellFormed()} is not among its fields.`;
    if (value === undefined || !kind.holds(value)) return `${field} must be ${kind.must}.`;
  }
  return undefined;
}
