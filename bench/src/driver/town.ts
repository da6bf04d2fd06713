import { type Asker, askAs, type Person } from "./ask.ts";
import { inParallel } from "./in-parallel.ts";
import { makePeople, type Registration } from "./people.ts";
import { createRoom, joinAll } from "./rooms.ts";

/** People and the rooms that they are in. */
export interface Town {
  readonly people: readonly { readonly person: Person; readonly rooms: readonly string[] }[];
}

const roomSize = 20;
/** Rooms that each person is in: one of their own twenty, and others with other neighbours. */
const roomsEach = 3;

/** Makes people, each in three encrypted rooms of up to twenty. */
export async function makeTown(asker: Asker, registration: Registration, count: number): Promise<Town> {
  const people = await makePeople(asker, registration, count);
  const rooms = people.map((): string[] => []);
  for (let layer = 0; layer < roomsEach; layer++) {
    const groups = Math.ceil(count / roomSize);
    await inParallel(groups, 4, async (group) => {
      // Each layer deals the people out differently, so that neighbours differ.
      const members = people
        .map((person, index) => ({ person, index }))
        .filter(
          ({ index }) => (layer === 0 ? Math.floor(index / roomSize) : (index * (2 * layer - 1)) % groups) === group,
        );
      const [first, ...others] = members;
      if (first === undefined) return;
      const roomId = await createRoom(asker, first.person);
      await joinAll(
        asker,
        others.map(({ person }) => person),
        roomId,
      );
      for (const { index } of members) rooms[index]?.push(roomId);
    });
  }
  return { people: people.map((person, index) => ({ person, rooms: rooms[index] ?? [] })) };
}

/** Whether what was written is there. @throws Error that names what is not. */
export async function checkWritten(
  asker: Asker,
  person: Person,
  written: readonly { readonly roomId: string; readonly eventId: string }[],
): Promise<void> {
  for (const { roomId, eventId } of written) {
    const path = `v3/rooms/${encodeURIComponent(roomId)}/event/${encodeURIComponent(eventId)}`;
    await askAs(asker, person, "GET", path);
  }
}
