import { type Logger, logger } from "matrix-js-sdk/lib/logger.js";

const silent = () => undefined;

/** Says nothing: the SDK's own log would put room and user ids, and more, on the console. */
export const quietLogger: Logger = {
  trace: silent,
  debug: silent,
  info: silent,
  warn: silent,
  error: silent,
  getChild: () => quietLogger,
};

/** Silences the logger that parts of the SDK use whatever they are given. */
export function quietSdk(): void {
  // It is loglevel's, whose methods the SDK's type leaves out.
  (logger as unknown as { setLevel(level: "silent", persist: boolean): void }).setLevel("silent", false);
}
