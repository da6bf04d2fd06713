import type { Cancel, Clock } from "@conclave/base/clock";
import type { Logger } from "@conclave/base/logger";
import { parseRoomId, type RoomId } from "@conclave/protocol/identifiers/room-id";
import { parseUserId, type UserId } from "@conclave/protocol/identifiers/user-id";
import type { Change } from "@conclave/streams/change";
import type { Dispatcher } from "../core/verb.ts";
import { noteDelivery } from "./note-delivery.ts";
import { readDuePushers } from "./read-due-pushers.ts";
import { type PusherNews, readPusherNews } from "./read-news.ts";
import { type DuePusher, gatewayOf, tellGateway } from "./tell-gateway.ts";
import type { WaysToGateways } from "./ways-to-gateways.ts";

export interface PushDeliveryOptions extends WaysToGateways {
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Where something happened, and to whom; empty when nobody knows. */
interface Due {
  readonly roomIds?: readonly RoomId[];
  readonly userIds?: readonly UserId[];
}

/** Milliseconds that changes are gathered before anybody is told. */
const gathering = 500;
/** Milliseconds between two looks at gateways that failed. */
const lookingAgain = 30_000;
/** Rooms or people that are gathered by name; beyond that everybody's pushers are looked at. */
const gatheredNames = 500;
/** Gateways that are talked to at the same time. */
const atOnce = 8;
/** Positions that a pusher may be behind without that being noted: a write for each of a room's members would be too much. */
const unnotedPositions = 500;

/**
 * Tells gateways what happened, for the devices that sleep (spec "Push Gateway API"). It lives at the edge: nothing waits for
 * it, and how far each pusher is stands in the database. A gateway that the administrator did not allow is never contacted.
 */
export class PushDelivery {
  readonly #options: PushDeliveryOptions;
  readonly #rooms = new Set<RoomId>();
  readonly #users = new Set<UserId>();
  /** After a start nobody knows what was told. */
  #everybody = true;
  #cancelGathering: Cancel | undefined;
  #cancelLooking: Cancel = () => undefined;
  #running: Promise<void> | undefined;
  #closed = false;

  constructor(options: PushDeliveryOptions) {
    this.#options = options;
    this.#lookAgain();
    this.#schedule();
  }

  /** Takes note of committed changes. */
  noticed(changes: readonly Change[]): void {
    for (const change of changes) {
      const roomId = change.kind === "room" ? parseRoomId(change.roomId) : undefined;
      const userId = change.kind === "user" ? parseUserId(change.userId) : undefined;
      if (roomId !== undefined) this.#rooms.add(roomId);
      if (userId !== undefined) this.#users.add(userId);
    }
    if (this.#rooms.size > gatheredNames || this.#users.size > gatheredNames) this.#everybody = true;
    if (this.#everybody || this.#rooms.size > 0 || this.#users.size > 0) this.#schedule();
  }

  /** Resolves when nobody is being told anything. */
  async settled(): Promise<void> {
    await this.#running;
  }

  /** Tells no more; what is under way is finished. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelGathering?.();
    this.#cancelLooking();
    await this.#running;
  }

  #lookAgain(): void {
    this.#cancelLooking = this.#options.clock.after(lookingAgain, () => {
      this.#lookAgain();
      this.#schedule();
    });
  }

  #schedule(): void {
    if (this.#closed || this.#cancelGathering !== undefined) return;
    this.#cancelGathering = this.#options.clock.after(gathering, () => {
      this.#cancelGathering = undefined;
      // Whoever is still being told is told of this afterwards.
      this.#running = (this.#running ?? Promise.resolve()).then(() => this.#run());
    });
  }

  async #run(): Promise<void> {
    const { dispatcher, allowed, logger } = this.#options;
    const names = { roomIds: [...this.#rooms], userIds: [...this.#users] };
    const due: Due = this.#everybody ? {} : names;
    this.#everybody = false;
    this.#rooms.clear();
    this.#users.clear();
    try {
      const pushers = await dispatcher.run(readDuePushers, due);
      const waiting = pushers.filter((pusher) => allowed.allows(gatewayOf(pusher)));
      const next = async (): Promise<void> => {
        for (let pusher = waiting.shift(); pusher !== undefined && !this.#closed; pusher = waiting.shift()) {
          await this.#serve(pusher, due);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, next));
    } catch (error) {
      // What was not told stays untold, and is found at the next look.
      this.#everybody = true;
      logger.warn({ error }, "Sleeping devices could not be told of news");
    }
  }

  async #serve(pusher: DuePusher, due: Due): Promise<void> {
    const { dispatcher } = this.#options;
    const { userId, appId, pushkey, toldUpTo, badge } = pusher;
    // Of a person who is named it is not known where: they read in private, say.
    const roomIds = due.userIds?.includes(userId) === true || pusher.failingSince !== null ? undefined : due.roomIds;
    const news = await dispatcher.run(readPusherNews, { userId, toldUpTo, badge, roomIds });
    if (isIdle(pusher, news)) return;
    const progress = await tellGateway(this.#options, pusher, news);
    await dispatcher.run(noteDelivery, { userId, appId, pushkey, progress });
  }
}

/** Whether there is nothing to tell, and too little happened to note that. */
function isIdle({ badge, toldUpTo, failingSince }: DuePusher, { news, unread, upTo }: PusherNews): boolean {
  return news.length === 0 && unread === badge && failingSince === null && upTo - toldUpTo < unnotedPositions;
}
