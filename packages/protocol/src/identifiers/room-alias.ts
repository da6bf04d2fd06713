import { utf8Length } from "@conclave/base/utf8";
import { serverNameOf } from "./server-name.ts";

/** `#localpart:server`: a name that a person can read and that leads to a room. */
export type RoomAlias = `#${string}:${string}`;

const grammar = /^#[^:\0\ud800-\udfff]+:[a-zA-Z0-9.:[\]-]+$/u;
const maximumBytes = 255;

/**
 * Reads a room alias (spec appendix "Room Aliases").
 *
 * @returns undefined when the text is none, or longer than 255 bytes.
 */
export function parseRoomAlias(text: string): RoomAlias | undefined {
  return isRoomAlias(text) && utf8Length(text) <= maximumBytes ? text : undefined;
}

function isRoomAlias(text: string): text is RoomAlias {
  return text.length <= maximumBytes && grammar.test(text);
}

/** The alias of this server with that localpart, or undefined when the localpart can't be one. */
export function roomAliasOf(localpart: string, serverName: string): RoomAlias | undefined {
  return localpart.includes(":") ? undefined : parseRoomAlias(`#${localpart}:${serverName}`);
}

/** The server that answers for the alias. */
export function aliasServerName(alias: RoomAlias): string {
  return serverNameOf(alias);
}
