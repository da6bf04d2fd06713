import type { Cast } from "../cast.ts";
import type { Ledger } from "../ledger.ts";
import type { RoomEvent } from "./timelines.ts";

/** The coming and going in the lobby is just what was acknowledged, in that order. */
export function checkMemberships(cast: Cast, lobby: readonly RoomEvent[], ledger: Ledger): readonly string[] {
  return cast.people.slice(1).flatMap(({ userId }) => {
    const acknowledged = ledger.entries("membership").filter(({ act }) => act.by.userId === userId);
    const expected = ["join", ...acknowledged.map(({ act }) => act.membership)].join(" ");
    const found = lobby
      .filter((event) => event.type === "m.room.member" && event.state_key === userId)
      .map(({ content }) => content.membership)
      .join(" ");
    return found === expected ? [] : [`${userId} did in the lobby: ${expected}; but it has: ${found}`];
  });
}
