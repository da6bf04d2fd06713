import type { Person } from "./world.ts";

/** What the client sends its requests to. */
export interface Requests {
  request(
    method: string,
    path: string,
    request: { readonly token?: string; readonly body?: unknown },
    // biome-ignore lint/suspicious/noExplicitAny: a client looks wherever it likes in an answer
  ): Promise<{ readonly status: number; readonly body: any; readonly text: string }>;
}

/** An event, as far as a client must look into it. */
export interface SeenEvent {
  readonly event_id: string;
  readonly type: string;
  readonly sender: string;
  readonly state_key?: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** What a client knows of a room. */
export interface KnownRoom {
  membership: string;
  /** Event identifiers, oldest first. */
  timeline: readonly string[];
  /** The event that holds each type and state key. */
  state: ReadonlyMap<string, string>;
  notifications: number;
  highlights: number;
}

/** Where an answer says that older events are to be had. */
export interface Batch {
  readonly events: readonly SeenEvent[];
  readonly limited: boolean;
  readonly previous: string;
}

/**
 * The simplest client there can be: it believes every answer, fills every gap at once, and keeps nothing but identifiers. What it
 * holds after any way through the answers must be what is so.
 */
export class NaiveClient {
  readonly server: Requests;
  readonly person: Person;
  /** By room identifier. */
  rooms: ReadonlyMap<string, KnownRoom>;

  constructor(server: Requests, person: Person, rooms: ReadonlyMap<string, KnownRoom> = new Map()) {
    this.server = server;
    this.person = person;
    this.rooms = rooms;
  }

  /** The same client, to go another way from here. */
  copy(): NaiveClient {
    const rooms = [...this.rooms].map(([roomId, room]) => [roomId, { ...room }] as const);
    return new NaiveClient(this.server, this.person, new Map(rooms));
  }

  /** Sends a request as the person; throws on anything but a 200. */
  async ask(method: string, path: string, body?: unknown): Promise<ReturnType<typeof JSON.parse>> {
    const request = { token: this.person.token, ...(body !== undefined && { body }) };
    const response = await this.server.request(method, `/_matrix/client/${path}`, request);
    if (response.status !== 200) throw new Error(`${method} ${path}: ${response.text}`);
    return response.body;
  }

  /** Takes what is told of a room. Without `since` knowledge (a room that is new) what was known of it is forgotten. */
  async take(
    roomId: string,
    membership: string,
    batch: Batch,
    state: readonly SeenEvent[],
    isAfter: boolean,
  ): Promise<KnownRoom> {
    const known = this.rooms.get(roomId);
    const before = known?.timeline ?? [];
    const gap = batch.limited ? await this.#fill(roomId, batch.previous, new Set(before)) : [];
    const added = [...gap, ...batch.events.map(({ event_id: eventId }) => eventId)];
    const met = new Set(before);
    const doubled = added.filter((eventId) => met.size === met.add(eventId).size);
    if (doubled.length > 0) throw new Error(`${roomId}: told twice of ${doubled.join(", ")}`);
    const next = new Map(known?.state);
    const apply = (events: readonly SeenEvent[]) => {
      for (const { type, state_key: key, event_id: eventId } of events) {
        if (key !== undefined) next.set(`${type} ${key}`, eventId);
      }
    };
    if (isAfter) apply(state);
    else for (const events of [state, batch.events]) apply(events);
    const room = {
      membership,
      timeline: [...before, ...added],
      state: next,
      notifications: known?.notifications ?? 0,
      highlights: known?.highlights ?? 0,
    };
    this.#set(roomId, room);
    return room;
  }

  /** Forgets what is known of a room. */
  forget(roomId: string): void {
    this.rooms = new Map([...this.rooms].filter(([known]) => known !== roomId));
  }

  /** Notes that a room is only known from outside: by an invitation, say. */
  stand(roomId: string, membership: string): void {
    this.#set(roomId, { membership, timeline: [], state: new Map(), notifications: 0, highlights: 0 });
  }

  /** Everything of a room that the person may see, oldest first. */
  async history(roomId: string): Promise<readonly SeenEvent[]> {
    const events: SeenEvent[] = [];
    let from = "";
    for (;;) {
      const page = await this.ask("GET", `v3/rooms/${encodeURIComponent(roomId)}/messages?dir=b&limit=100${from}`);
      events.push(...page.chunk);
      if (page.end === undefined) return events.toReversed();
      from = `&from=${encodeURIComponent(page.end)}`;
    }
  }

  async #fill(roomId: string, previous: string, known: ReadonlySet<string>): Promise<readonly string[]> {
    const missing: string[] = [];
    let from: string | undefined = previous;
    while (from !== undefined) {
      const query: string = `dir=b&limit=50&from=${encodeURIComponent(from)}`;
      const page = await this.ask("GET", `v3/rooms/${encodeURIComponent(roomId)}/messages?${query}`);
      for (const { event_id: eventId } of page.chunk) {
        if (known.has(eventId)) return missing.toReversed();
        missing.push(eventId);
      }
      from = page.end;
    }
    return missing.toReversed();
  }

  #set(roomId: string, room: KnownRoom): void {
    this.rooms = new Map([...this.rooms, [roomId, room]]);
  }
}
