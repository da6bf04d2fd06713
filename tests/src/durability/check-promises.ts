import type { Cast } from "./cast.ts";
import { checkAudit } from "./checks/audit.ts";
import { checkKeys } from "./checks/keys.ts";
import { checkListener } from "./checks/listeners.ts";
import { checkMemberships } from "./checks/memberships.ts";
import { checkPlaces } from "./checks/places.ts";
import { checkTimeline, type RoomEvent, readTimeline } from "./checks/timelines.ts";
import type { Ledger } from "./ledger.ts";
import type { Listener } from "./listener.ts";

/**
 * Holds everything that a server has against everything that it ever acknowledged. To be called after `settle`.
 *
 * @returns each promise that it broke, in words; empty when all is well.
 */
export async function checkPromises(
  baseUrl: string,
  { cast, ledger, listeners }: { cast: Cast; ledger: Ledger; listeners: readonly Listener[] },
): Promise<readonly string[]> {
  const [owner] = cast.people;
  if (owner === undefined) throw new Error("There has to be somebody.");
  const timelines = new Map<string, readonly RoomEvent[]>();
  for (const roomId of [...cast.rooms, cast.lobby]) timelines.set(roomId, await readTimeline(baseUrl, owner, roomId));
  const broken: string[] = [];
  for (const [roomId, timeline] of timelines) broken.push(...checkTimeline(roomId, timeline, ledger));
  broken.push(...checkMemberships(cast, timelines.get(cast.lobby) ?? [], ledger));
  broken.push(...(await checkPlaces(baseUrl, ledger)));
  broken.push(...(await checkAudit(baseUrl, cast, timelines, ledger)));
  broken.push(...(await checkKeys(baseUrl, cast, ledger)));
  for (const listener of listeners) broken.push(...(await checkListener(baseUrl, listener, timelines, ledger)));
  return broken;
}
