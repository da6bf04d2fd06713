import type { Fetch } from "../ports/client-ports.ts";

export interface LongPolls {
  /** As `send`, but a long poll fails with a TypeError, as fetch does without a network, once `end` is called. */
  readonly fetch: Fetch;
  /** The network is gone: the poll that is open won't be answered, and waiting for it would hide that from the person. */
  end(): void;
}

/** Lets the synchronisation's open request (spec "GET /sync") be ended at once, instead of when it times out. */
export function longPolls(send: Fetch): LongPolls {
  let lost = new AbortController();
  return {
    fetch(url, init) {
      if (!new URL(url).pathname.endsWith("/sync")) return send(url, init);
      const signals = init?.signal ? [init.signal, lost.signal] : [lost.signal];
      return send(url, { ...init, signal: AbortSignal.any(signals) });
    },
    end() {
      lost.abort(new TypeError("the network is gone"));
      lost = new AbortController();
    },
  };
}
