import type { Clock } from "@conclave/base/clock";
import type { KeyValueStore } from "../ports/key-value-store.ts";
import { coalesce } from "../state/coalesce.ts";
import type { SealedTexts } from "./sealed-text.ts";

/** One text of this device that outlives the page, sealed. */
export interface KeptText {
  /** As it was when this run began; null for none, and for one that can't be opened. */
  readonly stored: string | null;
  /** What is to be kept may be another text now. */
  changed(): void;
  /** Resolves when the present text is durable, or turned out not to be storable. */
  flush(): Promise<void>;
  /** The same, and nothing is written after that. */
  stop(): Promise<void>;
}

export interface KeptTextOptions {
  readonly clock: Clock;
  readonly store: KeyValueStore;
  readonly sealed: SealedTexts;
  /** Its name in the store. */
  readonly name: string;
  /** Milliseconds in which changes are collected. */
  readonly collectFor: number;
}

/** Keeps what `current` gives after each change; null keeps nothing. The same text is not written twice. */
export async function keptText(
  { clock, store, sealed, name, collectFor }: KeptTextOptions,
  current: () => string | null,
): Promise<KeptText> {
  const found = await store.get(name).catch(() => null);
  const stored = found === null ? null : await sealed.open(found);
  // What can't be opened is in the store all the same, and undefined is no text.
  let written: string | null | undefined = found === null ? null : (stored ?? undefined);
  let writing = Promise.resolve();
  let stopped = false;

  const writes = coalesce(clock, collectFor, () => {
    const text = current();
    if (stopped || text === written) return;
    written = text;
    writing = writing
      .then(async () => (text === null ? store.delete(name) : store.set(name, await sealed.seal(text))))
      .catch(() => {
        // The next change tries again.
        written = undefined;
      });
  });

  return {
    stored,
    changed: () => writes.mark(name),
    async flush() {
      writes.flush();
      await writing;
    },
    async stop() {
      writes.flush();
      stopped = true;
      writes.stop();
      await writing;
    },
  };
}
