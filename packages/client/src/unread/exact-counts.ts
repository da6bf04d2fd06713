import type { Counts } from "./server-counts.ts";

/** An event of a timeline, as far as counting needs it. */
export interface CountedEvent {
  readonly own: boolean;
  /** By the push rules, once it is decrypted. */
  readonly notifies: boolean;
  readonly highlights: boolean;
}

/**
 * What is unread of a timeline, of whose events behind the receipt `known` are loaded; `complete`: all of them. The server can't look into
 * encrypted messages, and takes each of them for one that notifies and none for a mention. So where all are loaded, the number is exact; where they
 * aren't, it is the server's, and mentions are those that are known.
 */
export function exactCounts(known: readonly CountedEvent[], complete: boolean, server: Counts): Counts {
  const others = known.filter(({ own }) => !own);
  const counted = {
    unread: others.filter(({ notifies }) => notifies).length,
    highlight: others.filter(({ highlights }) => highlights).length,
  };
  if (complete) return counted;
  return { unread: server.unread, highlight: Math.max(server.highlight, Math.min(counted.highlight, server.unread)) };
}
