import { createPrivateKey, createPublicKey, type KeyObject, sign } from "node:crypto";
import { decodeBase64, encodeBase64 } from "@conclave/base/base64";
import { MatrixError } from "@conclave/protocol/matrix-error";
import type { ReadTransaction } from "@conclave/storage/database/transaction";
import { readInstance } from "@conclave/storage/instance/instance-store";

/** What this server is, once it is set up. */
export interface Instance {
  /** The part behind the colon of every identifier; it can never change. */
  readonly serverName: string;
  /** What people call the organisation. */
  readonly organisation: string;
  /** Rises by one when the database is put back to an earlier state. */
  readonly restoreEpoch: number;
  readonly signingKey: SigningKey;
}

/** The server's Ed25519 key (spec appendix "Signing JSON"). */
export interface SigningKey {
  /** `ed25519:<version>`. */
  readonly keyId: string;
  /** Unpadded base64. */
  readonly publicKey: string;
  /** Unpadded base64 of the signature. */
  sign(message: Uint8Array): string;
}

/** PKCS #8 of an Ed25519 seed is this prefix and the seed (RFC 8410). */
const pkcs8Prefix = Buffer.from("302e020100300506032b657004220420", "hex");

/** Makes the key object of a 32-byte seed. */
export function signingKeyOf(version: string, seed: Uint8Array): SigningKey {
  const privateKey: KeyObject = createPrivateKey({
    key: Buffer.concat([pkcs8Prefix, seed]),
    format: "der",
    type: "pkcs8",
  });
  const spki = createPublicKey(privateKey).export({ format: "der", type: "spki" });
  return {
    keyId: `ed25519:${version}`,
    publicKey: encodeBase64(spki.subarray(-32)),
    sign: (message) => encodeBase64(sign(null, message, privateKey)),
  };
}

/**
 * Reads what this server is; undefined before set-up.
 *
 * The signing key lies in the database, whose every page is encrypted and authenticated with a data key of the vault.
 */
export async function loadInstance(tx: ReadTransaction): Promise<Instance | undefined> {
  const values = await readInstance(tx);
  const serverName = values.get("server_name");
  const organisation = values.get("organisation");
  const signingKey = values.get("signing_key");
  if (serverName === undefined || organisation === undefined || signingKey === undefined) return undefined;
  const [version = "", seed = ""] = signingKey.split(" ");
  return {
    serverName,
    organisation,
    restoreEpoch: Number(values.get("restore_epoch") ?? 0),
    signingKey: signingKeyOf(version, decodeBase64(seed)),
  };
}

/** The instance, or the refusal that every verb gives before set-up. */
export function requireInstance(instance: Instance | undefined): Instance {
  if (instance !== undefined) return instance;
  throw new MatrixError(
    "IO.CONCLAVE.NOT_SET_UP",
    "This server is not set up yet: open it in a browser, or set CONCLAVE_SERVER_NAME.",
  );
}
