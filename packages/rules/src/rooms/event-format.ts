import { canonicalJson } from "@conclave/base/canonical-json";
import { isJsonObject, type Json, type JsonObject } from "@conclave/base/json";
import { utf8Length } from "@conclave/base/utf8";
import type { Pdu } from "@conclave/protocol/events/pdu";
import { MatrixError } from "@conclave/protocol/matrix-error";
import type { RoomVersion } from "./room-version.ts";

/** Bytes of a whole event as canonical JSON, signatures included (spec "Size limits"). */
export const maximumEventBytes = 65_536;
/** Bytes of each of the names of an event. */
export const maximumNameBytes = 255;
const maximumAuthEvents = 10;
const maximumPrevEvents = 20;

/**
 * Checks the names that a client chose, before anything is made of them.
 *
 * @throws MatrixError `M_TOO_LARGE` for a type or state key of more than 255 bytes; `M_INVALID_PARAM` for one with U+0000, which
 * not every database can hold.
 */
export function checkEventNames(event: { readonly type: string; readonly state_key?: string }): void {
  checkName("type", event.type);
  if (event.state_key !== undefined) checkName("state_key", event.state_key);
}

/**
 * Checks a finished event's size and gives its canonical JSON, which is what is stored.
 *
 * @throws MatrixError `M_TOO_LARGE` naming the field; AppError `M_BAD_JSON` for what canonical JSON refuses.
 */
export function checkedCanonicalJson(event: Pdu): string {
  checkEventNames(event);
  checkName("sender", event.sender);
  if (event.room_id !== undefined) checkName("room_id", event.room_id);
  const text = canonicalJson(event);
  if (text.length > maximumEventBytes || utf8Length(text) > maximumEventBytes) {
    throw new MatrixError("M_TOO_LARGE", `The event is larger than ${maximumEventBytes} bytes.`);
  }
  return text;
}

function checkName(field: string, name: string): void {
  if (name.length > maximumNameBytes || utf8Length(name) > maximumNameBytes) {
    throw new MatrixError("M_TOO_LARGE", `${field} is longer than ${maximumNameBytes} bytes.`);
  }
  if (name.includes("\0")) throw new MatrixError("M_INVALID_PARAM", `${field} holds the character U+0000.`);
}

/**
 * Checks that JSON from elsewhere has the form of an event of a room version (spec "Event format" of each version).
 *
 * @throws MatrixError `M_BAD_JSON` naming the first field that is missing or wrong.
 */
export function checkEventFormat(event: JsonObject, version: RoomVersion): void {
  for (const [field, isRight, what] of fields) {
    if (!isRight(event[field])) throw new MatrixError("M_BAD_JSON", `${field} must be ${what}.`);
  }
  const isRoomless = version.roomIdForm === "create-event-hash" && event["type"] === "m.room.create";
  if (!isRoomless && typeof event["room_id"] !== "string")
    throw new MatrixError("M_BAD_JSON", "room_id must be a string.");
}

type Check = readonly [field: string, isRight: (value: Json | undefined) => boolean, what: string];

// biome-ignore format: a table
const fields: readonly Check[] = [
  ["type",             isText,                                                 "a string"],
  ["state_key",        (value) => value === undefined || isText(value),        "a string"],
  ["sender",           isText,                                                 "a string"],
  ["content",          isJsonObject,                                           "an object"],
  ["origin_server_ts", Number.isSafeInteger,                                   "an integer"],
  ["depth",            isDepth,                                                "an integer from 0 to 2^53 - 1"],
  ["auth_events",      (value) => isListOfText(value, maximumAuthEvents),      `a list of at most ${maximumAuthEvents} strings`],
  ["prev_events",      (value) => isListOfText(value, maximumPrevEvents),      `a list of at most ${maximumPrevEvents} strings`],
  ["hashes",           (value) => isJsonObject(value) && isText(value["sha256"]), "an object with sha256"],
  ["signatures",       isSignatures,                                           "an object of objects of strings"],
  ["unsigned",         (value) => value === undefined || isJsonObject(value),  "an object"],
  ["redacts",          (value) => value === undefined || isText(value),        "a string"],
];

function isText(value: Json | undefined): boolean {
  return typeof value === "string";
}

function isDepth(value: Json | undefined): boolean {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function isListOfText(value: Json | undefined, most: number): boolean {
  return Array.isArray(value) && value.length <= most && value.every((item) => typeof item === "string");
}

function isSignatures(value: Json | undefined): boolean {
  return (
    isJsonObject(value) && Object.values(value).every((keys) => isJsonObject(keys) && Object.values(keys).every(isText))
  );
}
