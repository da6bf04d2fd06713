import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import type { SpaceCommands } from "../commands.ts";
import type { ClientPorts } from "../ports/client-ports.ts";
import type { SpaceListSnapshot } from "../snapshots/space-list-snapshot.ts";
import { coalesce } from "../state/coalesce.ts";
import { spaceEntry } from "./space-entry.ts";

/** Milliseconds in which changes of spaces are collected. */
const collectFor = 30;
const storeKey = "chosen-space";

export interface SpaceList extends Pick<SpaceCommands, "chooseSpace"> {
  /** Something about a room changed. */
  changed(roomId: string): void;
  /** The rooms of the cache are there, or the server's: from now on the list is told. */
  begin(): void;
  stop(): void;
}

/** Keeps the list of spaces up to date, with the one that was chosen on this device, and tells it to `publish`. */
export async function spaceList(
  { clock, store }: Pick<ClientPorts, "clock" | "store">,
  sdk: MatrixClient,
  publish: (spaces: SpaceListSnapshot) => void,
): Promise<SpaceList> {
  const entries = new Map<string, { readonly madeAt: number; readonly entry: SpaceListSnapshot["entries"][number] }>();
  let hasBegun = false;
  // Whose choice can't be read has all rooms before them.
  let chosen = (await store.get(storeKey).catch(() => null)) || null;

  function tell(): void {
    if (!hasBegun) return;
    const oldestFirst = [...entries.values()].sort(
      (left, right) => left.madeAt - right.madeAt || (left.entry.roomId < right.entry.roomId ? -1 : 1),
    );
    publish({ chosen, entries: oldestFirst.map(({ entry }) => entry) });
  }

  const changes = coalesce(clock, collectFor, (roomIds) => {
    let any = false;
    for (const roomId of roomIds) {
      const room = sdk.getRoom(roomId);
      const entry = room && spaceEntry(room);
      any ||= entry !== null || entries.has(roomId);
      const madeAt = room?.currentState.getStateEvents("m.room.create", "")?.getTs() ?? 0;
      if (entry === null) entries.delete(roomId);
      else entries.set(roomId, { madeAt, entry });
    }
    if (any) tell();
  });

  return {
    changed: changes.mark,
    begin() {
      hasBegun = true;
      changes.flush();
      tell();
    },
    async chooseSpace(spaceId) {
      chosen = spaceId;
      tell();
      // A choice that could not be kept lasts as long as the page.
      await store.set(storeKey, spaceId ?? "").catch(() => undefined);
    },
    stop: changes.stop,
  };
}
