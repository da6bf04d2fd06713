import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import type { SecureContextOptions } from "node:tls";
import { AppError } from "@conclave/base/app-error";

/** Where a certificate and its key lie, both PEM. */
export interface CertificateFiles {
  readonly certificate: string;
  readonly key: string;
}

/** A certificate chain and the key that belongs to it, checked. */
export interface Certificate {
  readonly chain: Buffer;
  readonly key: Buffer;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** Where each of them is said, so that a refusal leads there. */
const settings: Readonly<Record<keyof CertificateFiles, string>> = {
  certificate: "tls.certificate (CONCLAVE_TLS_CERTIFICATE)",
  key: "tls.key (CONCLAVE_TLS_KEY)",
};

/**
 * Reads and checks a pair.
 *
 * @param now milliseconds since the epoch.
 * @throws AppError `TLS_FILE_UNREADABLE`, `TLS_CERTIFICATE_DAMAGED`, `TLS_KEY_DAMAGED`, `TLS_PAIR_MISMATCHED` or
 * `TLS_CERTIFICATE_EXPIRED`, naming the setting, the file and what to do.
 */
export function readCertificate(files: CertificateFiles, now: number): Certificate {
  const chain = read(files, "certificate");
  const key = read(files, "key");
  const certificate = parseCertificate(chain, files.certificate);
  if (!certificate.checkPrivateKey(parseKey(key, files.key))) {
    throw new AppError(
      "TLS_PAIR_MISMATCHED",
      `${settings.key}: the key ${files.key} does not belong to the first certificate in ${files.certificate}. Put the matching pair in place; the server's own certificate comes first in the chain.`,
    );
  }
  const expiresAt = certificate.validToDate.getTime();
  if (expiresAt <= now) {
    throw new AppError(
      "TLS_CERTIFICATE_EXPIRED",
      `${settings.certificate}: the certificate ${files.certificate} expired on ${certificate.validToDate.toISOString()}. Renew it.`,
    );
  }
  return { chain, key, expiresAt };
}

/**
 * How the server speaks TLS: version 1.3 (RFC 8446), hybrid post-quantum key agreement before all else. The `/` asks a
 * client that offers the hybrid but guessed another group to try again, instead of settling for its guess.
 */
export function secureContextOptions({ chain, key }: Certificate): SecureContextOptions {
  return { cert: chain, key, minVersion: "TLSv1.3", ecdhCurve: "X25519MLKEM768/X25519:secp256r1" };
}

function read(files: CertificateFiles, which: keyof CertificateFiles): Buffer {
  const file = files[which];
  try {
    return readFileSync(file);
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw new AppError("TLS_FILE_UNREADABLE", `${settings[which]}: the file ${file} can't be read (${reason}).`);
  }
}

function parseCertificate(chain: Buffer, file: string): X509Certificate {
  try {
    return new X509Certificate(chain);
  } catch {
    throw new AppError(
      "TLS_CERTIFICATE_DAMAGED",
      `${settings.certificate}: the file ${file} does not begin with a certificate in PEM.`,
    );
  }
}

function parseKey(key: Buffer, file: string): KeyObject {
  try {
    return createPrivateKey(key);
  } catch {
    throw new AppError(
      "TLS_KEY_DAMAGED",
      `${settings.key}: the file ${file} is not a private key in PEM without a passphrase.`,
    );
  }
}
