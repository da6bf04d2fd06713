import type { Failure } from "@conclave/client/failure";
import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { failureOf } from "../failure.ts";

/** A file that is shown: its bytes behind a `blob:` address. */
export type BlobState =
  | { readonly state: "loading" }
  | { readonly state: "failed"; readonly failure: Failure }
  | { readonly state: "ready"; readonly address: string; readonly type: string };

/** Files that are shown now, and lately were. An address is revoked when its file has not been shown for long. */
export interface BlobAddresses {
  /** Begins to show the file of that name, loading it unless it is here. Give it back with `release`. */
  acquire(name: string, load: () => Promise<Blob>): ReadonlySignal<BlobState>;
  release(name: string): void;
  /** Loads a failed one again. */
  retry(name: string): void;
}

interface Entry {
  readonly state: Signal<BlobState>;
  readonly load: () => Promise<Blob>;
  users: number;
  size: number;
}

/** Bytes kept of files that are not shown any more. */
const keptBytes = 48 * 1024 * 1024;
/** Files that are loaded at the same time. */
const concurrency = 4;

export function blobAddresses(): BlobAddresses {
  // In order of use: the first is the one that was given back longest ago.
  const entries = new Map<string, Entry>();
  const waiting: (() => Promise<void>)[] = [];
  let running = 0;

  async function work(): Promise<void> {
    if (running >= concurrency) return;
    running++;
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await next();
    running--;
  }

  function begin(name: string, entry: Entry): void {
    entry.state.value = { state: "loading" };
    waiting.push(async () => {
      // It was scrolled away before its turn came.
      if (entry.users === 0) {
        if (entries.get(name) === entry) entries.delete(name);
        return;
      }
      try {
        const blob = await entry.load();
        entry.size = blob.size;
        entry.state.value = { state: "ready", address: URL.createObjectURL(blob), type: blob.type };
        forgetOldest();
      } catch (error) {
        entry.state.value = { state: "failed", failure: failureOf(error) };
      }
    });
    void work();
  }

  function forgetOldest(): void {
    let unused = 0;
    for (const { users, size } of entries.values()) if (users === 0) unused += size;
    for (const [name, entry] of entries) {
      if (unused <= keptBytes) return;
      const { value } = entry.state;
      if (entry.users > 0 || value.state !== "ready") continue;
      URL.revokeObjectURL(value.address);
      entries.delete(name);
      unused -= entry.size;
    }
  }

  return {
    acquire(name, load) {
      const known = entries.get(name);
      const entry = known ?? { state: signal<BlobState>({ state: "loading" }), load, users: 0, size: 0 };
      entry.users++;
      entries.delete(name);
      entries.set(name, entry);
      if (known === undefined) begin(name, entry);
      return entry.state;
    },
    release(name) {
      const entry = entries.get(name);
      if (entry === undefined) return;
      entry.users--;
      if (entry.users === 0 && entry.state.value.state === "failed") entries.delete(name);
      forgetOldest();
    },
    retry(name) {
      const entry = entries.get(name);
      if (entry?.state.value.state === "failed") begin(name, entry);
    },
  };
}
