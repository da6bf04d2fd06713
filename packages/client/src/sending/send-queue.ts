import type { Cancel, Clock } from "@conclave/base/clock";
import { failureOf } from "../engine/failure-of.ts";
import type { Failure } from "../failure.ts";
import type { SendState } from "../snapshots/timeline-item.ts";

/** Something on its way into a room. */
export interface QueuedSend {
  /** The transaction id, the same at every attempt, so that the server sends it once however often it is asked. */
  readonly key: string;
  readonly roomId: string;
  /**
   * Sends it and gives the event id. Called again for each attempt, so it keeps what it already did (an upload). `report` tells progress.
   */
  readonly attempt: (report: (state: SendState) => void, signal: AbortSignal) => Promise<string>;
}

export interface SendQueue<Send extends QueuedSend> {
  /** Adds it behind the room's others; `state` is `waiting`, but for what comes back from an earlier run as `failed` or `lost`. */
  enqueue(send: Send, state?: SendState): void;
  /** The room's sends that are not `forget`ten yet, oldest first. */
  entries(roomId: string): readonly SendEntry<Send>[];
  /** Those of all rooms, each room's in its order. */
  all(): readonly SendEntry<Send>[];
  /** Tries a failed one again. False if it is not failed. */
  retry(roomId: string, key: string): boolean;
  /** Takes it away. False if it is too late: it may have been sent. */
  discard(roomId: string, key: string): boolean;
  /** The room's timeline has it: drops the entry, and lets the next one go, whatever its own attempt says later. */
  forget(roomId: string, key: string): void;
  /** There is a connection again: waiting attempts go at once. */
  connectionIsBack(): void;
  /** Ends everything. */
  stop(): void;
}

export interface SendEntry<Send extends QueuedSend> {
  readonly send: Send;
  readonly state: SendState;
  /** Known once `state` is `sent`. */
  readonly eventId: string | null;
}

/** Milliseconds before the next attempt: doubles from the first to the last. */
const firstDelay = 1_000;
const lastDelay = 60_000;
/** How often a busy server is asked again before the person is; without a connection there is no limit. */
const busyAttempts = 5;

interface Entry<Send extends QueuedSend> {
  readonly send: Send;
  readonly cancelled: AbortController;
  state: SendState;
  eventId: string | null;
  attempts: number;
}

interface Lane<Send extends QueuedSend> {
  entries: Entry<Send>[];
  running: Entry<Send> | null;
  waiting: { readonly cancel: Cancel; readonly forConnection: boolean } | null;
}

/**
 * Sends what is queued, in each room one after the other. What can be expected to pass (no connection, a busy server) is tried
 * again by itself; anything else makes the entry `failed` and stops the room until it is retried or discarded, so
 * that messages never overtake each other.
 */
export function sendQueue<Send extends QueuedSend>(clock: Clock, onChange: (roomId: string) => void): SendQueue<Send> {
  const lanes = new Map<string, Lane<Send>>();
  let stopped = false;

  function laneOf(roomId: string): Lane<Send> {
    const lane = lanes.get(roomId) ?? { entries: [], running: null, waiting: null };
    lanes.set(roomId, lane);
    return lane;
  }

  function find(roomId: string, key: string): Entry<Send> | undefined {
    return lanes.get(roomId)?.entries.find((entry) => entry.send.key === key);
  }

  function remove(lane: Lane<Send>, entry: Entry<Send>): void {
    lane.entries = lane.entries.filter((other) => other !== entry);
    entry.cancelled.abort();
    if (lane.running === entry) {
      lane.running = null;
      lane.waiting?.cancel();
      lane.waiting = null;
    }
    onChange(entry.send.roomId);
    advance(lane);
  }

  function set(entry: Entry<Send>, state: SendState): void {
    entry.state = state;
    onChange(entry.send.roomId);
  }

  function advance(lane: Lane<Send>): void {
    if (stopped || lane.running !== null) return;
    const next = lane.entries.find(({ state: { state } }) => state !== "sent" && state !== "lost");
    if (next === undefined || next.state.state === "failed") return;
    lane.running = next;
    void run(lane, next);
  }

  async function run(lane: Lane<Send>, entry: Entry<Send>): Promise<void> {
    entry.attempts++;
    const report = (state: SendState) => {
      if (lane.running === entry) set(entry, state);
    };
    try {
      entry.eventId = await entry.send.attempt(report, entry.cancelled.signal);
      if (lane.running !== entry) return;
      lane.running = null;
      set(entry, { state: "sent" });
      advance(lane);
    } catch (error) {
      if (lane.running === entry) settle(lane, entry, failureOf(error));
    }
  }

  function settle(lane: Lane<Send>, entry: Entry<Send>, failure: Failure): void {
    const delay = Math.min(firstDelay * 2 ** (entry.attempts - 1), lastDelay);
    const again = failure.code === "offline" || (failure.code === "rate-limited" && entry.attempts < busyAttempts);
    if (!again) {
      lane.running = null;
      set(entry, { state: "failed", failure });
      return;
    }
    const cancel = clock.after(Math.max(delay, failure.retryAfterMilliseconds ?? 0), () => resume(lane, entry));
    lane.waiting = { cancel, forConnection: failure.code === "offline" };
    set(entry, { state: "waiting" });
  }

  function resume(lane: Lane<Send>, entry: Entry<Send>): void {
    lane.waiting?.cancel();
    lane.waiting = null;
    if (!stopped && lane.running === entry) void run(lane, entry);
  }

  return {
    enqueue(send, state = { state: "waiting" }) {
      const lane = laneOf(send.roomId);
      const cancelled = new AbortController();
      lane.entries.push({ send, cancelled, state, eventId: null, attempts: 0 });
      onChange(send.roomId);
      advance(lane);
    },
    entries: (roomId) => lanes.get(roomId)?.entries ?? [],
    all: () => [...lanes.values()].flatMap(({ entries }) => entries),
    retry(roomId, key) {
      const entry = find(roomId, key);
      if (entry?.state.state !== "failed") return false;
      entry.attempts = 0;
      set(entry, { state: "waiting" });
      advance(laneOf(roomId));
      return true;
    },
    discard(roomId, key) {
      const entry = find(roomId, key);
      if (entry === undefined || entry.state.state === "sent" || entry.state.state === "sending") return false;
      remove(laneOf(roomId), entry);
      return true;
    },
    forget(roomId, key) {
      const entry = find(roomId, key);
      if (entry !== undefined) remove(laneOf(roomId), entry);
    },
    connectionIsBack() {
      for (const lane of lanes.values()) {
        if (lane.running !== null && lane.waiting?.forConnection === true) resume(lane, lane.running);
      }
    },
    stop() {
      stopped = true;
      for (const lane of lanes.values()) {
        lane.waiting?.cancel();
        for (const entry of lane.entries) entry.cancelled.abort();
      }
    },
  };
}
