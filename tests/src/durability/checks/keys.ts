import { succeed } from "../../process/account.ts";
import { keyAlgorithm, keysInUpload } from "../act.ts";
import type { Cast } from "../cast.ts";
import type { Ledger } from "../ledger.ts";

/** No one-time key was given out twice, and none is missing but those that a claim without an answer may have taken. */
export async function checkKeys(baseUrl: string, cast: Cast, ledger: Ledger): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const person of cast.people) {
    const { userId, deviceId } = person;
    const claims = ledger.entries("claim-key").filter(({ act }) => act.of === person);
    const claimed = claims.flatMap(({ answer }) => Object.keys(answer?.one_time_keys?.[userId]?.[deviceId] ?? {}));
    if (new Set(claimed).size < claimed.length) broken.push(`A one-time key of ${userId} was given out twice.`);
    const uploaded = ledger.entries("upload-keys").filter(({ act }) => act.by === person).length * keysInUpload;
    const doubtful = claims.filter(({ answered }) => answered === undefined).length;
    const { one_time_key_counts: counts } = await succeed(
      baseUrl,
      person,
      "POST",
      "/_matrix/client/v3/keys/upload",
      {},
    );
    const left: number = counts[keyAlgorithm] ?? 0;
    const most = uploaded - claimed.length;
    if (left > most || left < most - doubtful) {
      broken.push(`${userId} should have ${most - doubtful} to ${most} one-time keys, and has ${left}.`);
    }
  }
  return broken;
}
