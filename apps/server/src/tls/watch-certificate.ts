import { statSync } from "node:fs";
import type { Clock } from "@conclave/base/clock";
import { type Certificate, type CertificateFiles, readCertificate } from "./certificate.ts";

export interface CertificateWatch {
  readonly files: CertificateFiles;
  readonly clock: Clock;
  /** Milliseconds between two looks. */
  readonly interval: number;
  /** Takes a new, checked pair into use. */
  readonly onChange: (certificate: Certificate) => void;
  /** Hears why a new pair was not taken, once a change; the old pair stays in use. */
  readonly onProblem: (error: unknown) => void;
}

/**
 * Takes a certificate into use when its files change.
 *
 * Looks instead of listening for file events: those don't cross network mounts, and are lost when a tool replaces a link.
 * A change is taken when it has stayed the same for one interval, so that a pair that is half replaced is left alone.
 *
 * @returns stops the watch.
 */
export function watchCertificate({ files, clock, interval, onChange, onProblem }: CertificateWatch): () => void {
  let taken = stateOf(files);
  let seen = taken;
  let cancel = clock.after(interval, look);

  function look(): void {
    const state = stateOf(files);
    if (state !== taken && state === seen) {
      taken = state;
      takeIn();
    }
    seen = state;
    cancel = clock.after(interval, look);
  }

  function takeIn(): void {
    try {
      onChange(readCertificate(files, clock.now()));
    } catch (error) {
      onProblem(error);
    }
  }

  return () => cancel();
}

/** Differs whenever one of the files was written or replaced. */
function stateOf({ certificate, key }: CertificateFiles): string {
  return [certificate, key]
    .map((file) => {
      const stats = statSync(file, { throwIfNoEntry: false, bigint: true });
      return stats ? `${stats.dev}:${stats.ino}:${stats.size}:${stats.mtimeNs}` : "missing";
    })
    .join(" ");
}
