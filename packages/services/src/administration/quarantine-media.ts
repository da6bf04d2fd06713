import type { Dispatcher } from "../core/verb.ts";
import { listMediaOfRoom, type MediaOfRoom } from "./list-media-of-room.ts";
import type { Quarantine } from "./quarantine.ts";
import { setQuarantine } from "./set-quarantine.ts";

/**
 * Puts files into quarantine, so that nobody is given them any more, or gives them back; a room's a page of its events at a time.
 *
 * @returns how many were not so before.
 * @throws MatrixError `M_NOT_FOUND` where there is no such file, account or room.
 */
export async function quarantineMedia(dispatcher: Dispatcher, request: Quarantine): Promise<number> {
  const { target } = request;
  if (!("roomId" in target)) return dispatcher.run(setQuarantine, { ...request, target });
  let files = 0;
  let after: number | undefined = 0;
  while (after !== undefined) {
    const page: MediaOfRoom = await dispatcher.run(listMediaOfRoom, { roomId: target.roomId, after });
    files += await dispatcher.run(setQuarantine, { ...request, target: { ...target, mediaIds: page.mediaIds } });
    after = page.next;
  }
  return files;
}
