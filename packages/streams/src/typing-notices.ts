import type { Cancel, Clock } from "@conclave/base/clock";
import { EphemeralSerials } from "./ephemeral-serials.ts";
import type { Notifier } from "./notifier.ts";

/** Who is typing in a room. */
export interface TypingRoom {
  readonly roomId: string;
  readonly userIds: readonly string[];
}

interface Notice {
  /** Who is typing, each with what ends their notice. */
  readonly typists: Map<string, Cancel>;
  /** When the list last changed. */
  serial: number;
}

/** Rooms that are remembered after the last person stopped typing, so that everybody hears of it. */
const rememberedRooms = 2_000;
const longestTimeout = 120_000;

/**
 * Who is typing where: in memory only, since it means nothing after a restart (spec "Typing Notifications").
 */
export class TypingNotices {
  readonly #clock: Clock;
  readonly #notifier: Notifier;
  /** The room whose list changed longest ago first. */
  readonly #rooms = new Map<string, Notice>();
  readonly #serials: EphemeralSerials;

  /** @param serials shared with whatever else the same part of the tokens tells of. */
  constructor(clock: Clock, notifier: Notifier, serials = new EphemeralSerials(clock)) {
    this.#clock = clock;
    this.#notifier = notifier;
    this.#serials = serials;
  }

  /** Notes that somebody types, for `timeout` milliseconds (two minutes at most). */
  start(roomId: string, userId: string, timeout: number): void {
    const notice = this.#rooms.get(roomId) ?? { typists: new Map<string, Cancel>(), serial: 0 };
    const known = notice.typists.get(userId);
    known?.();
    const delay = Math.min(Math.max(timeout, 0), longestTimeout);
    notice.typists.set(
      userId,
      this.#clock.after(delay, () => this.stop(roomId, userId)),
    );
    if (known === undefined) this.#changed(roomId, notice);
  }

  /** Notes that somebody stopped, or sent what they typed. */
  stop(roomId: string, userId: string): void {
    const notice = this.#rooms.get(roomId);
    const known = notice?.typists.get(userId);
    if (notice === undefined || known === undefined) return;
    known();
    notice.typists.delete(userId);
    this.#changed(roomId, notice);
  }

  /** The rooms whose list changed after a serial, and the serial to ask from next time. */
  changesSince(serial: number): { readonly serial: number; readonly rooms: readonly TypingRoom[] } {
    const isFirst = serial === 0;
    const rooms: TypingRoom[] = [];
    for (const [roomId, notice] of this.#rooms) {
      if (notice.serial <= serial || (isFirst && notice.typists.size === 0)) continue;
      rooms.push({ roomId, userIds: [...notice.typists.keys()] });
    }
    return { serial: this.#serials.last, rooms };
  }

  #changed(roomId: string, notice: Notice): void {
    notice.serial = this.#serials.next();
    this.#rooms.delete(roomId);
    this.#rooms.set(roomId, notice);
    if (this.#rooms.size > rememberedRooms) this.#forgetOldest();
    this.#notifier.poke(roomId);
  }

  #forgetOldest(): void {
    for (const [roomId, notice] of this.#rooms) {
      for (const cancel of notice.typists.values()) cancel();
      this.#rooms.delete(roomId);
      return;
    }
  }
}
