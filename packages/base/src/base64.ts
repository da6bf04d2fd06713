import { AppError } from "./app-error.ts";

const standardAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const urlAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

function encode(bytes: Uint8Array, alphabet: string): string {
  let text = "";
  for (let index = 0; index < bytes.length; index += 3) {
    const [first = 0, second, third] = bytes.subarray(index, index + 3);
    const group = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    text += alphabet.charAt(group >> 18) + alphabet.charAt((group >> 12) & 63);
    if (second !== undefined) text += alphabet.charAt((group >> 6) & 63);
    if (third !== undefined) text += alphabet.charAt(group & 63);
  }
  return text;
}

const values = new Map<string, number>();
for (let value = 0; value < 64; value++) {
  values.set(standardAlphabet.charAt(value), value);
  values.set(urlAlphabet.charAt(value), value);
}

/** Base64 without padding, as Matrix writes hashes, keys and signatures (spec appendix "Unpadded Base64"). */
export function encodeBase64(bytes: Uint8Array): string {
  return encode(bytes, standardAlphabet);
}

/** URL-safe base64 without padding (RFC 4648 section 5). */
export function encodeBase64Url(bytes: Uint8Array): string {
  return encode(bytes, urlAlphabet);
}

/**
 * Decodes either alphabet, padded or not.
 *
 * @throws AppError `M_INVALID_PARAM` on a character outside both alphabets or an impossible length.
 */
export function decodeBase64(text: string): Uint8Array {
  const unpadded = text.replace(/=+$/, "");
  if (unpadded.length % 4 === 1) throw new AppError("M_INVALID_PARAM", "The base64 text has an impossible length.");
  const bytes = new Uint8Array(Math.floor((unpadded.length * 3) / 4));
  let buffer = 0;
  let bits = 0;
  let written = 0;
  for (const character of unpadded) {
    const value = values.get(character);
    if (value === undefined)
      throw new AppError("M_INVALID_PARAM", "The base64 text has a character that is not base64.");
    buffer = ((buffer << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[written++] = (buffer >> bits) & 0xff;
    }
  }
  return bytes;
}
