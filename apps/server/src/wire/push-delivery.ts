import { readFileSync } from "node:fs";
import { AppError } from "@conclave/base/app-error";
import type { Clock } from "@conclave/base/clock";
import type { Logger } from "@conclave/base/logger";
import { allowedDestinations } from "@conclave/outbound/allowed-destinations";
import { Ledger } from "@conclave/outbound/ledger";
import { createOutbound } from "@conclave/outbound/outbound";
import type { Dispatcher } from "@conclave/services/core/verb";
import { PushDelivery } from "@conclave/services/push/push-delivery";
import type { Config } from "../config/config.ts";

/**
 * Starts telling push gateways of news; undefined where the configuration lets nothing out, and then nothing is even looked for.
 *
 * @throws AppError `EXTRA_CA_UNREADABLE` for a file of certificates that can't be read.
 */
export function startPushDelivery(
  config: Config,
  parts: { readonly dispatcher: Dispatcher; readonly clock: Clock; readonly logger: Logger },
): PushDelivery | undefined {
  const allowed = allowedDestinations(config.outbound.allow);
  if (allowed.isEmpty) return undefined;
  const { clock, logger } = parts;
  const ledger = new Ledger({
    entered: ({ purpose, destination, outcome, sent }) =>
      logger.info({ purpose, destination, outcome, sent }, "A request left the server"),
  });
  const extraCertificates = config.outbound.extraCa.map(readCertificates);
  return new PushDelivery({ ...parts, allowed, send: createOutbound({ allowed, extraCertificates, clock, ledger }) });
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
