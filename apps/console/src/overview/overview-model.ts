import { readOverview } from "@conclave/protocol/admin-api/read-overview";
import type { ResponseOf } from "@conclave/protocol/endpoint";
import { createLoader, type Loader } from "@conclave/ui/loading/loader";
import type { Workplace } from "../workplace.ts";

export type Overview = ResponseOf<typeof readOverview>;

/** Asks for the state of the server. */
export function createOverviewModel({ request }: Workplace): Loader<Overview> {
  return createLoader(() => request(readOverview, {}));
}
