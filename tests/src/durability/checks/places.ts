import type { Entry, Ledger } from "../ledger.ts";
import { currentValue, isSamePlace, valueAfter } from "../settle.ts";

/** State, account data, devices' names and memberships are as last acknowledged. */
export async function checkPlaces(baseUrl: string, ledger: Ledger): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const kind of ["state", "account-data", "rename-device", "membership"] as const) {
    const entries: readonly Entry[] = ledger.entries(kind);
    const latest = entries.filter(
      ({ act }, index) => !entries.slice(index + 1).some((later) => isSamePlace(later.act, act)),
    );
    for (const { act } of latest) {
      const now = await currentValue(baseUrl, act);
      if (now !== valueAfter(act)) broken.push(`${kind} should be ${valueAfter(act)}, and is ${now}.`);
    }
  }
  return broken;
}
