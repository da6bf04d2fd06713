import { readFileSync } from "node:fs";
import { AppError } from "@conclave/base/app-error";
import type { Clock } from "@conclave/base/clock";
import type { Logger } from "@conclave/base/logger";
import { allowedDestinations } from "@conclave/outbound/allowed-destinations";
import type { OutboundOptions } from "@conclave/outbound/exchange";
import { Ledger } from "@conclave/outbound/ledger";
import type { Config } from "../config/config.ts";

/**
 * What the configuration lets out of the server, with a ledger that the log tells of.
 *
 * @throws AppError `EXTRA_CA_UNREADABLE` for a file of certificates that can't be read.
 */
export function outboundOptions(
  config: Config,
  { clock, logger }: { readonly clock: Clock; readonly logger: Logger },
): OutboundOptions {
  const ledger = new Ledger({
    entered: ({ purpose, destination, outcome, sent }) =>
      logger.info({ purpose, destination, outcome, sent }, "A request left the server"),
  });
  const extraCertificates = config.outbound.extraCa.map(readCertificates);
  return { allowed: allowedDestinations(config.outbound.allow), extraCertificates, clock, ledger };
}

function readCertificates(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new AppError(
      "EXTRA_CA_UNREADABLE",
      `The certificates in ${file} can't be read. Check outbound.extra_ca and the permissions of the file.`,
    );
  }
}
