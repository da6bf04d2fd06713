import type { Cancel, Clock } from "@conclave/base/clock";
import type { EphemeralSerials } from "./ephemeral-serials.ts";
import type { Notifier } from "./notifier.ts";

/** Whether somebody is there (spec "Presence"). */
export type PresenceState = "online" | "unavailable" | "offline";

/** What is known of somebody's presence. */
export interface Presence {
  readonly userId: string;
  readonly state: PresenceState;
  readonly statusMessage: string | undefined;
  /** Milliseconds since the epoch; undefined for somebody who was never active. */
  readonly lastActiveAt: number | undefined;
}

interface Entry extends Presence {
  /** The rooms in which it is seen. */
  readonly roomIds: readonly string[];
  /** Until when a device has said that its person is online; another that is idle doesn't count before. */
  readonly onlineUntil: number;
  readonly expiry: Cancel | undefined;
}

/** Milliseconds after which somebody is offline whose devices ask for nothing: longer than the longest poll. */
const patience = 90_000;
/** Milliseconds that a change may wait for others: one wake for all who came to work. */
const gathering = 2_000;
const rememberedPeople = 20_000;
const rememberedChanges = 20_000;

/** Who is there: in memory only, since it means nothing after a restart. */
export class PresenceBoard {
  readonly #clock: Clock;
  readonly #notifier: Pick<Notifier, "poke">;
  readonly #serials: EphemeralSerials;
  readonly #entries = new Map<string, Entry>();
  /** The latest changes, oldest first. */
  #changes: { readonly serial: number; readonly userId: string }[] = [];
  readonly #roomsToWake = new Set<string>();

  /** @param serials of the token part that tells how far a client knows; shared with the typing notices. */
  constructor(clock: Clock, notifier: Pick<Notifier, "poke">, serials: EphemeralSerials) {
    this.#clock = clock;
    this.#notifier = notifier;
    this.#serials = serials;
  }

  /** Notes what a person says of themselves, and the rooms in which that is seen. */
  set(userId: string, state: PresenceState, statusMessage: string | undefined, roomIds: readonly string[]): void {
    const now = this.#clock.now();
    const known = this.#entries.get(userId);
    const isOnline = state === "online";
    this.#write({
      userId,
      state,
      statusMessage,
      roomIds,
      lastActiveAt: isOnline ? now : known?.lastActiveAt,
      onlineUntil: isOnline ? now + patience : 0,
    });
  }

  /** Notes that a device of a person asks for news, and says whether its person is there; `offline` says nothing. */
  keepAlive(userId: string, said: PresenceState, roomIds: readonly string[]): void {
    if (said === "offline") return;
    const now = this.#clock.now();
    const known = this.#entries.get(userId);
    const isOnline = said === "online" || (known !== undefined && known.onlineUntil > now);
    this.#write({
      userId,
      state: isOnline ? "online" : said,
      statusMessage: known?.statusMessage,
      roomIds,
      lastActiveAt: said === "online" ? now : known?.lastActiveAt,
      onlineUntil: said === "online" ? now + patience : (known?.onlineUntil ?? 0),
    });
  }

  /** What is known of a person; offline where nothing is. */
  of(userId: string): Presence {
    const known = this.#entries.get(userId);
    return known ?? { userId, state: "offline", statusMessage: undefined, lastActiveAt: undefined };
  }

  /** Those whose presence changed after a serial; from the beginning, those who are there. */
  changesSince(serial: number): readonly Presence[] {
    if (serial === 0) return [...this.#entries.values()].filter(({ state }) => state !== "offline").map(presenceOf);
    const userIds = new Set<string>();
    for (let index = this.#changes.length - 1; index >= 0; index--) {
      const change = this.#changes[index];
      if (change === undefined || change.serial <= serial) break;
      userIds.add(change.userId);
    }
    return [...userIds].map((userId) => presenceOf(this.of(userId)));
  }

  #write(next: Omit<Entry, "expiry">): void {
    const known = this.#entries.get(next.userId);
    known?.expiry?.();
    const expiry = next.state === "offline" ? undefined : this.#clock.after(patience, () => this.#expire(next.userId));
    this.#entries.delete(next.userId);
    this.#entries.set(next.userId, { ...next, expiry });
    if (this.#entries.size > rememberedPeople) this.#forgetOldest();
    if (next.state === (known?.state ?? "offline") && next.statusMessage === known?.statusMessage) return;
    this.#changes.push({ serial: this.#serials.next(), userId: next.userId });
    if (this.#changes.length > rememberedChanges) this.#changes = this.#changes.slice(rememberedChanges / 2);
    this.#wake(next.roomIds);
  }

  #expire(userId: string): void {
    const known = this.#entries.get(userId);
    if (known !== undefined) this.#write({ ...known, state: "offline", onlineUntil: 0 });
  }

  #wake(roomIds: readonly string[]): void {
    if (this.#roomsToWake.size === 0 && roomIds.length > 0) {
      this.#clock.after(gathering, () => {
        const rooms = [...this.#roomsToWake];
        this.#roomsToWake.clear();
        for (const roomId of rooms) this.#notifier.poke(roomId);
      });
    }
    for (const roomId of roomIds) this.#roomsToWake.add(roomId);
  }

  #forgetOldest(): void {
    for (const [userId, { expiry }] of this.#entries) {
      expiry?.();
      this.#entries.delete(userId);
      return;
    }
  }
}

function presenceOf({ userId, state, statusMessage, lastActiveAt }: Presence): Presence {
  return { userId, state, statusMessage, lastActiveAt };
}
