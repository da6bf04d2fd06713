import { type Account, register, registerAdministrator, succeed } from "../process/account.ts";
import { roomPath } from "./act.ts";

/** Who acts, and where. */
export interface Cast {
  readonly administrator: Account;
  readonly people: readonly Account[];
  /** Everybody stays in these. */
  readonly rooms: readonly string[];
  /** People come and go here; the first one, whose it is, stays. */
  readonly lobby: string;
  /** The events that the making of the rooms brought with it: they have one record together. */
  readonly initialEvents: ReadonlySet<string>;
}

const names = ["ann", "bob", "cem", "dan"];
const roomCount = 3;

/** Makes the accounts and the rooms on an empty server. */
export async function gatherCast(baseUrl: string): Promise<Cast> {
  const administrator = await registerAdministrator(baseUrl, "admin");
  const people: Account[] = [];
  for (const name of names) people.push(await register(baseUrl, name));
  const [owner] = people;
  if (owner === undefined) throw new Error("There has to be somebody.");
  const initialEvents = new Set<string>();
  const rooms: string[] = [];
  for (let count = 0; count <= roomCount; count++) {
    const { room_id: roomId } = await succeed(baseUrl, owner, "POST", "/_matrix/client/v3/createRoom", {
      preset: "public_chat",
      power_level_content_override: { state_default: 0 },
    });
    const { chunk } = await succeed(baseUrl, owner, "GET", `${roomPath(roomId)}/messages?dir=b&limit=100`);
    for (const event of chunk) initialEvents.add(event.event_id);
    for (const person of people.slice(1)) await succeed(baseUrl, person, "POST", `${roomPath(roomId)}/join`, {});
    rooms.push(roomId);
  }
  const lobby = rooms.pop() ?? "";
  return { administrator, people, rooms, lobby, initialEvents };
}
