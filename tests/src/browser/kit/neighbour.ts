import { equal } from "node:assert/strict";
import type { Server } from "./server.ts";

/** Somebody without a browser: one of a crowd, or one who means ill. They speak plain HTTP and encrypt nothing. */
export interface Neighbour {
  readonly userId: string;
  /** Sends a request of the client-server API below `/_matrix/client/v3`; anything but 200 is a failure. @returns its answer. */
  call(method: string, path: string, body?: unknown): Promise<Readonly<Record<string, unknown>>>;
}

const password = "a kettle, a lamp, a long way home";

/** Makes an account on a server that is open to all. */
export async function newNeighbour(server: Pick<Server, "origin">, name: string): Promise<Neighbour> {
  const account = await call(server, undefined, "POST", "/register", {
    username: name,
    password,
    auth: { type: "m.login.dummy" },
  });
  const token = String(account["access_token"]);
  return {
    userId: String(account["user_id"]),
    call: (method, path, body) => call(server, token, method, path, body),
  };
}

/** Makes several, eight at a time. @param name of each, by its number. */
export async function newNeighbours(
  server: Pick<Server, "origin">,
  count: number,
  name: (number: number) => string,
): Promise<readonly Neighbour[]> {
  const numbers = Array.from({ length: count }, (_, at) => at);
  const made = await forEach(numbers, async (number) => [number, await newNeighbour(server, name(number))] as const);
  return made.toSorted(([left], [right]) => left - right).map(([, neighbour]) => neighbour);
}

/** Does something for each of many, eight at a time. @returns the results, in the order in which they came. */
export async function forEach<Item, Result>(
  items: readonly Item[],
  act: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const waiting = items.values();
  const results: Result[] = [];
  const work = async () => {
    for (const item of waiting) results.push(await act(item));
  };
  await Promise.all(Array.from({ length: 8 }, work));
  return results;
}

/** The path of a room, below which most requests go. */
export function roomPath(roomId: string): string {
  return `/rooms/${encodeURIComponent(roomId)}`;
}

let requests = 0;

/** Sends a message event. @returns its identifier. */
export async function sendEvent(
  { call: ask }: Neighbour,
  roomId: string,
  type: string,
  content: object,
): Promise<string> {
  const path = `${roomPath(roomId)}/send/${encodeURIComponent(type)}/request${++requests}`;
  return String((await ask("PUT", path, content))["event_id"]);
}

async function call(
  { origin }: Pick<Server, "origin">,
  token: string | undefined,
  method: string,
  path: string,
  body?: unknown,
): Promise<Readonly<Record<string, unknown>>> {
  const response = await fetch(`${origin}/_matrix/client/v3${path}`, {
    method,
    headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  equal(response.status, 200, `${method} ${path} answered ${text}`);
  // An answer of 200 on these routes is an object.
  return JSON.parse(text) as Readonly<Record<string, unknown>>;
}
