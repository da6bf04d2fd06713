import type { Fetch } from "../ports/client-ports.ts";

/**
 * The questions for people's keys (spec "POST /keys/query"). An answer that was given before the server has a new identity makes the SDK forget
 * the keys of that identity, which nothing else has yet.
 */
export interface KeyQueries {
  readonly fetch: Fetch;
  /** Holds back what is asked while `act` goes on. */
  holdWhile<Result>(act: () => Promise<Result>): Promise<Result>;
}

export function keyQueries(send: Fetch): KeyQueries {
  let held: Promise<unknown> = Promise.resolve();
  return {
    async fetch(url, init) {
      if (new URL(url).pathname.endsWith("/keys/query")) await held;
      return send(url, init);
    },
    holdWhile(act) {
      const done = act();
      held = done.catch(() => undefined);
      return done;
    },
  };
}
