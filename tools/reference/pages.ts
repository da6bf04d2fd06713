import { apiPage } from "./api-page.ts";
import { auditEventsPage } from "./audit-events-page.ts";
import { readContracts } from "./contracts.ts";
import { permissionsPage } from "./permissions-page.ts";

/** Where the pages lie. */
export const referenceFolder = new URL("../../docs/reference/", import.meta.url);

/** Every page that is generated from the contracts, by file name. */
export async function referencePages(): Promise<ReadonlyMap<string, string>> {
  const contracts = await readContracts();
  return new Map([
    ["api.md", apiPage(contracts)],
    ["audit-events.md", auditEventsPage(contracts)],
    ["permissions.md", permissionsPage(contracts)],
  ]);
}
