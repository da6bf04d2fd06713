import { decodeBase64 } from "@conclave/base/base64";
import { isJsonObject } from "@conclave/base/json";

/** Which message of which session an encrypted content is. */
export interface MessageIndex {
  readonly sessionId: string;
  /** From 0. */
  readonly index: number;
}

/** The first bytes of a Megolm message: its version, and the tag of the index, which follows as a varint (spec "Megolm, message format"). */
const version = 0x03;
const indexTag = 0x08;

/** Reads the open part of a content of `m.room.encrypted`, given as JSON. Null for anything that isn't understood. */
export function messageIndex(content: string): MessageIndex | null {
  const parsed: unknown = JSON.parse(content);
  if (!isJsonObject(parsed)) return null;
  const { algorithm, session_id: sessionId, ciphertext } = parsed;
  if (algorithm !== "m.megolm.v1.aes-sha2" || typeof sessionId !== "string" || typeof ciphertext !== "string")
    return null;
  // 8 characters are 6 bytes, and the index of a session that is used 10,000 times at most has two.
  const [first, tag, low = 0x80, high = 0x80] = decodeBase64(ciphertext.slice(0, 8));
  if (first !== version || tag !== indexTag) return null;
  if (low < 0x80) return { sessionId, index: low };
  return high < 0x80 ? { sessionId, index: (low & 0x7f) | (high << 7) } : null;
}
