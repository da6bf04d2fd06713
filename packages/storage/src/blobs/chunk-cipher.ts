import { createCipheriv, createDecipheriv, hkdfSync } from "node:crypto";
import { assert } from "@conclave/base/assert";

/** Bytes of plaintext in every chunk but the last. */
export const chunkLength = 65_536;
export const tagLength = 16;
/** The most chunks that one file has: 256 TiB. */
const largestIndex = 0xffff_ffff;

/** Seals and opens the chunks of one file. */
export interface ChunkCipher {
  /** The chunk with its tag behind it. */
  seal(index: number, isFinal: boolean, plaintext: Uint8Array): Buffer;
  /** @returns undefined when anything differs from what was sealed: bytes, place, finality, file, header or key. */
  open(index: number, isFinal: boolean, sealed: Uint8Array): Buffer | undefined;
}

/**
 * The STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015) over AES-256-GCM: a file has a key of its own, derived
 * from the data key and the file's random identifier (HKDF-SHA-256, RFC 5869), so that a nonce may simply be a chunk's
 * index and whether it is the last one. Reordered, cut off, added and exchanged chunks don't open.
 *
 * @param fileId 32 random bytes, never used for a second file.
 * @param header authenticated with every chunk.
 */
export function chunkCipher(dataKey: Uint8Array, fileId: Uint8Array, header: Uint8Array): ChunkCipher {
  const key = new Uint8Array(hkdfSync("sha256", dataKey, fileId, "conclave blob 1", 32));
  const nonceOf = (index: number, isFinal: boolean) => {
    assert(index >= 0 && index <= largestIndex, "a chunk's index has 32 bits");
    const nonce = Buffer.alloc(12);
    nonce.writeUInt32BE(index, 7);
    nonce[11] = isFinal ? 1 : 0;
    return nonce;
  };
  return {
    seal(index, isFinal, plaintext) {
      const cipher = createCipheriv("aes-256-gcm", key, nonceOf(index, isFinal), { authTagLength: tagLength });
      cipher.setAAD(header);
      const ciphertext = cipher.update(plaintext);
      cipher.final();
      return Buffer.concat([ciphertext, cipher.getAuthTag()]);
    },
    open(index, isFinal, sealed) {
      if (sealed.length < tagLength) return undefined;
      const decipher = createDecipheriv("aes-256-gcm", key, nonceOf(index, isFinal), { authTagLength: tagLength });
      decipher.setAAD(header);
      decipher.setAuthTag(sealed.subarray(-tagLength));
      const plaintext = decipher.update(sealed.subarray(0, -tagLength));
      try {
        decipher.final();
        return plaintext;
      } catch {
        return undefined;
      }
    },
  };
}
