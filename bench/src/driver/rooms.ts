import { type Asker, askAs, type Person } from "./ask.ts";
import { inParallel } from "./in-parallel.ts";

const encryption = {
  type: "m.room.encryption",
  state_key: "",
  content: { algorithm: "m.megolm.v1.aes-sha2" },
};

/** Makes an encrypted room that everybody may join. @returns its identifier. */
export async function createRoom(asker: Asker, creator: Person, options: object = {}): Promise<string> {
  const body = { preset: "public_chat", initial_state: [encryption], ...options };
  return (await askAs(asker, creator, "POST", "v3/createRoom", body)).room_id;
}

/** Makes several, created by the people in turn. */
export function createRooms(asker: Asker, creators: readonly Person[], count: number): Promise<readonly string[]> {
  return inParallel(count, 8, async (index) => {
    const creator = creators[index % creators.length];
    if (creator === undefined) throw new Error("Nobody can make a room.");
    return createRoom(asker, creator);
  });
}

/** Joins a room. */
export async function joinRoom(asker: Asker, person: Person, roomId: string): Promise<void> {
  await askAs(asker, person, "POST", `v3/join/${encodeURIComponent(roomId)}`, {});
}

/** Lets people into a room, several at a time. */
export async function joinAll(asker: Asker, people: readonly Person[], roomId: string): Promise<void> {
  await inParallel(people.length, 16, async (index) => {
    const person = people[index];
    if (person !== undefined) await joinRoom(asker, person, roomId);
  });
}
