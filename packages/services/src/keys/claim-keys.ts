import { useFallbackKeys } from "@conclave/storage/keys/fallback-keys-store";
import { type ClaimedKey, takeOneTimeKeys, type Wanted } from "@conclave/storage/keys/one-time-keys-store";
import { command, type Dispatcher } from "../core/verb.ts";

/** How many devices one command serves, so that a large room's claim doesn't keep everybody else waiting. */
const devicesAtOnce = 50;

/**
 * Gives out one key for each of what is wanted: the oldest one-time key, once and never again, or else the fallback key, which
 * is marked as used.
 */
export const claimSomeKeys = command(
  "keys.claim",
  async (context, wanted: readonly Wanted[]): Promise<readonly ClaimedKey[]> => {
    const { tx } = context;
    const taken = await takeOneTimeKeys(tx, wanted);
    const served = new Set(taken.map(nameOf));
    const rest = wanted.filter((one) => !served.has(nameOf(one)));
    const claimed = [...taken, ...(await useFallbackKeys(tx, rest))];
    for (const { userId, deviceId } of claimed) {
      context.changed({ kind: "device", userId, deviceId, position: tx.nextPosition() });
    }
    return claimed;
  },
);

/** Claims keys for any number of devices (spec "Claiming one-time keys"); who has none is absent from the answer. */
export async function claimKeys(dispatcher: Dispatcher, wanted: readonly Wanted[]): Promise<readonly ClaimedKey[]> {
  const claimed: ClaimedKey[] = [];
  for (let index = 0; index < wanted.length; index += devicesAtOnce) {
    claimed.push(...(await dispatcher.run(claimSomeKeys, wanted.slice(index, index + devicesAtOnce))));
  }
  return claimed;
}

function nameOf({ userId, deviceId, algorithm }: Wanted): string {
  return JSON.stringify([userId, deviceId, algorithm]);
}
