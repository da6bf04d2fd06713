import { utf8Length } from "@conclave/base/utf8";

/** `!opaque:server` up to room version 11, `!` and the hash of the create event from version 12 on. */
export type RoomId = `!${string}`;

/** `!` and the 43 characters of a SHA-256 in URL-safe unpadded base64. */
const hashed = /^![A-Za-z0-9_-]{43}$/;
const withDomain = /^![^:\0\ud800-\udfff]+:[a-zA-Z0-9.:[\]-]+$/u;
const maximumBytes = 255;

/**
 * Reads a room identifier of either form (spec appendix "Room IDs").
 *
 * @returns undefined when the text is none, or longer than 255 bytes.
 */
export function parseRoomId(text: string): RoomId | undefined {
  return isRoomId(text) && utf8Length(text) <= maximumBytes ? text : undefined;
}

function isRoomId(text: string): text is RoomId {
  return text.length <= maximumBytes && (hashed.test(text) || withDomain.test(text));
}
