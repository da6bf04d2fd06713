import { appendFileSync } from "node:fs";
import type { Endpoint } from "@conclave/protocol/endpoint";
import { errorsOf } from "@conclave/protocol/errors-of";

/** What a server under test refused. */
export interface RefusalRecord {
  /** Takes note of a refusal; throws where the route's contract declares no such error. */
  hear(endpoint: Endpoint, errcode: string): void;
  /** Adds what was heard to the file that `npm test` reads at its end; outside of it, nothing is kept. */
  keep(): void;
}

/**
 * Holds refusals against the contracts, and keeps them as lines `PUT /path<TAB>M_ERRCODE` in the file that
 * `CONCLAVE_TEST_REFUSALS` names, so that at the end it is known which declared error no test has seen.
 */
export function refusalRecord(): RefusalRecord {
  const lines = new Set<string>();
  return {
    hear(endpoint, errcode) {
      const name = `${endpoint.method} ${endpoint.path}`;
      lines.add(`${name}\t${errcode}\n`);
      const declared: ReadonlySet<string> = errorsOf(endpoint);
      if (!declared.has(errcode))
        throw new Error(`${name} refused with ${errcode}, which its contract doesn't declare.`);
    },
    keep() {
      const file = process.env["CONCLAVE_TEST_REFUSALS"];
      if (file !== undefined && lines.size > 0) appendFileSync(file, [...lines].join(""));
    },
  };
}
