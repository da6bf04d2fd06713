import type { Choices } from "./choices.ts";

/** How many values of a name are kept; the latest take the place of older ones. */
const kept = 40;

/** Values that mean something to the server, by what they are called in paths and bodies, so that requests get further in. */
export interface KnownValues {
  /** A value that was seen under this name, or undefined. */
  find(name: string, choices: Choices): string | undefined;
  /** Keeps what an answer tells: identifiers, tokens, versions. */
  learn(answer: unknown): void;
  add(name: string, value: string): void;
}

/** What the names in answers are called in requests. */
const meanings: Readonly<Record<string, readonly string[]>> = {
  room_id: ["roomId", "roomIdOrAlias", "room_id"],
  event_id: ["eventId", "event_id", "m.read", "m.fully_read", "redacts"],
  user_id: ["userId", "user_id", "user", "username"],
  device_id: ["deviceId", "device_id"],
  next_batch: ["since", "from", "to", "at"],
  prev_batch: ["from", "to", "at"],
  start: ["from", "to"],
  end: ["from", "to"],
  filter_id: ["filterId", "filter"],
  version: ["version"],
  session: ["session"],
  token: ["token", "invitation", "loginToken"],
  link: ["token"],
  refresh_token: ["refresh_token"],
  login_token: ["token"],
};

export function knownValues(): KnownValues {
  const values = new Map<string, string[]>();
  function add(name: string, value: string): void {
    const list = values.get(name) ?? [];
    if (list.includes(value)) return;
    list.push(value);
    if (list.length > kept) list.splice(kept / 2, 1);
    values.set(name, list);
  }
  function learn(answer: unknown): void {
    if (typeof answer !== "object" || answer === null) return;
    for (const [key, value] of Object.entries(answer)) {
      if (typeof value === "object") learn(value);
      else if (typeof value === "string" && value.length < 512) {
        for (const name of Object.hasOwn(meanings, key) ? (meanings[key] ?? []) : []) add(name, value);
        if (key === "content_uri") add("mediaId", value.slice(value.lastIndexOf("/") + 1));
      }
    }
  }
  return {
    find(name, choices) {
      const list = values.get(name);
      return list === undefined ? undefined : choices.oneOf(list);
    },
    learn,
    add,
  };
}
