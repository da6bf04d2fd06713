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

/** Silences the logger that parts of the SDK use whatever they are given, and the loggers that they derive from it. */
export function quietSdk(): void {
  // It is loglevel's, of which the SDK's type shows only the methods that log.
  const root = logger as unknown as { methodFactory: () => () => void; rebuild(): void };
  root.methodFactory = () => silent;
  root.rebuild();
}
