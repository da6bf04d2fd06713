/** What went where, or would have. It never holds what was said, nor the path of an address. */
export interface LedgerEntry {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** For what: `push`, `preview`. */
  readonly purpose: string;
  /** Host and port. */
  readonly destination: string;
  /** The status of the answer, or why there was none. */
  readonly outcome: number | OutboundFailure;
  /** Bytes of the request's body. */
  readonly sent: number;
}

/** Why a request was not made, or not answered. */
export type OutboundFailure = "not-allowed" | "private-address" | "timeout" | "too-large" | "unreachable";

/** The last requests that left the server, newest last. */
export class Ledger {
  readonly #capacity: number;
  readonly #entered: (entry: LedgerEntry) => void;
  #entries: LedgerEntry[] = [];

  /** @param options how many entries are kept, 1,000 unless said; and who else is told of each, as it is entered. */
  constructor(options: { readonly capacity?: number; readonly entered?: (entry: LedgerEntry) => void } = {}) {
    this.#capacity = options.capacity ?? 1_000;
    this.#entered = options.entered ?? (() => undefined);
  }

  get entries(): readonly LedgerEntry[] {
    return this.#entries;
  }

  add(entry: LedgerEntry): void {
    this.#entries.push(entry);
    this.#entered(entry);
    if (this.#entries.length > this.#capacity) this.#entries = this.#entries.slice(-this.#capacity);
  }
}
