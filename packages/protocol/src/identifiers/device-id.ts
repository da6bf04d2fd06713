import { utf8Length } from "@conclave/base/utf8";

/** Opaque to everybody but the server that gave it; a client may propose one at sign-in. */
export type DeviceId = string;

const maximumBytes = 255;

/**
 * Reads a device identifier from outside. The specification leaves its form open; only control
 * characters and lone surrogates are refused, since the identifier becomes part of key identifiers and of pages.
 *
 * @returns undefined when the text is empty, longer than 255 bytes, or has such a character.
 */
export function parseDeviceId(text: string): DeviceId | undefined {
  if (text === "" || /[\p{Cc}\p{Cs}]/u.test(text)) return undefined;
  return utf8Length(text) <= maximumBytes ? text : undefined;
}
