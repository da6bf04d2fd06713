import type { TestServer } from "./test-server.ts";
import type { Person } from "./world.ts";

/** The path under which clients of today ask for sliding sync. */
export const slidingSyncPath = "/_matrix/client/unstable/org.matrix.simplified_msc3575/sync";

/** Asks for sliding sync as a person; fails the test where the server refuses. `timeout` in milliseconds. */
export async function slidingSync(server: TestServer, person: Person, body: unknown, pos?: string, timeout = 0) {
  const query = new URLSearchParams({ timeout: String(timeout), ...(pos !== undefined && { pos }) });
  const response = await server.request("POST", `${slidingSyncPath}?${query}`, { token: person.token, body });
  if (response.status !== 200) throw new Error(`There is no answer: ${response.text}`);
  return response.body;
}

/** A request for one list, `all`, of the rooms in a range, with a timeline of one event. */
export function listOf(range: readonly [number, number], more: object = {}) {
  return { lists: { all: { ranges: [range], timeline_limit: 1, required_state: [], ...more } } };
}

/** The texts of the messages in a room of an answer, oldest first. */
export function bodiesOf(room: {
  readonly timeline: readonly { readonly type: string; readonly content: { readonly body: string } }[];
}): readonly string[] {
  return room.timeline.filter(({ type }) => type === "m.room.message").map(({ content }) => content.body);
}
