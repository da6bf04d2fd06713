/** A line of structured log; `fields` never hold a secret, nor what somebody wrote. */
type Log = (fields: Readonly<Record<string, unknown>>, message: string) => void;

/** Where the server's log lines go. */
export interface Logger {
  readonly debug: Log;
  readonly info: Log;
  readonly warn: Log;
  readonly error: Log;
}

/** Swallows everything: for tests. */
export const silentLogger: Logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
