import type { Logger } from "@conclave/base/logger";
import { destination, pino, stdSerializers } from "pino";

/** JSON lines on standard output. What could hold a secret is named nowhere in the code, and struck out here even so. */
export function jsonLogger(level: "error" | "warn" | "info" | "debug"): Logger {
  const logger = pino(
    {
      level,
      base: null,
      serializers: { error: stdSerializers.err },
      redact: { paths: ["*.password", "*.token", "*.access_token", "*.authorization"], censor: "(secret)" },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    destination({ dest: 1, sync: true }),
  );
  return {
    debug: (fields, message) => logger.debug(fields, message),
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
  };
}
