import { createCipheriv, type ECDH, hkdfSync } from "node:crypto";
import { AppError } from "@conclave/base/app-error";
import { assert } from "@conclave/base/assert";
import type { Randomness } from "@conclave/base/randomness";
import { p256Pair } from "./p256-pair.ts";

/** The keys of one browser's subscription, as it made them (W3C Push API, `PushSubscription.getKey`). */
export interface SubscriptionKeys {
  /** An uncompressed point of P-256: 65 bytes. */
  readonly p256dh: Uint8Array;
  /** 16 bytes that only the browser and the application server know. */
  readonly auth: Uint8Array;
}

/** Bytes of a message. A push service takes 4,096 of what is sent (RFC 8291, section 4), and the rest is ours. */
export const largestMessage = 3_000;

const recordSize = 4_096;
const saltLength = 16;
const tagLength = 16;
/** Ends the last record (RFC 8188, section 2). */
const lastRecord = Uint8Array.of(2);

/**
 * Encrypts a message for one browser, so that its push service carries what it can't read (RFC 8291, in the encoding
 * `aes128gcm` of RFC 8188): a fresh P-256 key and salt for each message, HKDF-SHA-256, AES-128-GCM.
 *
 * @throws AppError `PUSH_KEYS_INVALID` where the keys are none.
 */
export function encryptMessage(keys: SubscriptionKeys, message: Uint8Array, randomness: Randomness): Uint8Array {
  assert(message.length <= largestMessage, "a pushed message is short");
  const ephemeral = p256Pair((length) => randomness.bytes(length));
  const salt = randomness.bytes(saltLength);
  const publicKey = ephemeral.getPublicKey();
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), keys.p256dh, publicKey]);
  const material = derive(sharedSecret(ephemeral, keys), keys.auth, info, 32);
  const contentKey = derive(material, salt, Buffer.from("Content-Encoding: aes128gcm\0"), 16);
  const nonce = derive(material, salt, Buffer.from("Content-Encoding: nonce\0"), 12);
  const cipher = createCipheriv("aes-128-gcm", contentKey, nonce, { authTagLength: tagLength });
  const ciphertext = Buffer.concat([cipher.update(message), cipher.update(lastRecord), cipher.final()]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(recordSize);
  const header = [salt, size, Uint8Array.of(publicKey.length), publicKey];
  return Buffer.concat([...header, ciphertext, cipher.getAuthTag()]);
}

function derive(secret: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, salt, info, length));
}

function sharedSecret(ephemeral: ECDH, { p256dh, auth }: SubscriptionKeys): Buffer {
  try {
    if (p256dh.length === 65 && auth.length === 16) return ephemeral.computeSecret(p256dh);
  } catch {
    // No point of the curve: said below.
  }
  throw new AppError("PUSH_KEYS_INVALID", "The keys of the subscription are none.");
}
