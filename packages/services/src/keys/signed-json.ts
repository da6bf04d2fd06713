import { createPublicKey, verify } from "node:crypto";
import { decodeBase64 } from "@conclave/base/base64";
import { canonicalJson } from "@conclave/base/canonical-json";
import { isJsonObject, type JsonObject } from "@conclave/base/json";

/** SubjectPublicKeyInfo of an Ed25519 key is this prefix and the key (RFC 8410). */
const spkiPrefix = Buffer.from("302a300506032b6570032100", "hex");
const publicKeyLength = 32;

/** The part of a signed object that is signed (spec appendix "Signing JSON"). */
export function unsignedPart(object: JsonObject): JsonObject {
  const { signatures: _, unsigned: __, ...rest } = object;
  return rest;
}

/** The signatures that an object carries by one person, by key; empty when they are malformed. */
export function signaturesBy(object: JsonObject, userId: string): ReadonlyMap<string, string> {
  const { signatures } = object;
  const own = isJsonObject(signatures) && Object.hasOwn(signatures, userId) ? signatures[userId] : undefined;
  if (!isJsonObject(own)) return new Map();
  return new Map(Object.entries(own).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}

/** Whether the text is an Ed25519 public key: 32 bytes as base64. */
export function isPublicKey(text: string): boolean {
  return bytesOf(text)?.length === publicKeyLength;
}

/**
 * Whether `signature` is that of `publicKey` over the object without its `signatures` and `unsigned` (spec appendix
 * "Checking for a Signature"). Malformed keys, signatures and objects verify as nothing.
 */
export function verifySignedJson(object: JsonObject, signature: string, publicKey: string): boolean {
  const key = bytesOf(publicKey);
  const signatureBytes = bytesOf(signature);
  if (key?.length !== publicKeyLength || signatureBytes === undefined) return false;
  const message = canonicalBytes(unsignedPart(object));
  if (message === undefined) return false;
  const spki = createPublicKey({ key: Buffer.concat([spkiPrefix, key]), format: "der", type: "spki" });
  return verify(null, message, spki, signatureBytes);
}

function canonicalBytes(object: JsonObject): Uint8Array | undefined {
  try {
    return Buffer.from(canonicalJson(object), "utf8");
  } catch {
    return undefined;
  }
}

function bytesOf(base64: string): Uint8Array | undefined {
  try {
    return decodeBase64(base64);
  } catch {
    return undefined;
  }
}
