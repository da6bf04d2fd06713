import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import { type Room, RoomEvent } from "matrix-js-sdk/lib/models/room.js";
import type { TimelineCommands } from "../commands.ts";
import { asClientError } from "../engine/failure-of.ts";
import { ClientError } from "../failure.ts";
import type { ClientPorts } from "../ports/client-ports.ts";
import type { ClientSnapshot } from "../snapshots/client-snapshot.ts";
import { coalesce } from "../state/coalesce.ts";
import type { SnapshotStore } from "../state/snapshot-store.ts";
import type { DecryptionRetry } from "./decryption-retry.ts";
import { openRoomSnapshot } from "./open-room-snapshot.ts";
import { readEventId, unreadEventId } from "./read-marker.ts";
import type { TimelineParts } from "./timeline-items.ts";

/** Events that one `pageBack` asks for. */
const pageSize = 40;
/** Events of each page, and pages, while a message is looked for. */
const revealPageSize = 100;
const mostPages = 50;
/** Events that a timeline has after opening, if the room has so many. */
const firstFill = 30;
/** Milliseconds in which changes of a room are collected. */
const collectFor = 16;

export interface OpenRooms
  extends Pick<TimelineCommands, "openTimeline" | "closeTimeline" | "pageBack" | "revealFirstUnread" | "revealMoment"> {
  /** Brings a message into the open timeline; gives its key. @throws ClientError `not-found`, or `room-unknown` if the room is not open. */
  reveal(roomId: string, eventId: string): Promise<string>;
  /** Something about the room changed. Cheap if it is not open. */
  changed(roomId: string): void;
  allChanged(): void;
  stop(): void;
}

interface OpenRoom {
  firstUnreadId: string | null;
  /** Up to where it was read when it was opened, until that is loaded. */
  readId: string | null;
  membersLoaded: boolean;
  loadingOlder: Promise<void> | null;
}

/** The rooms whose timelines are open. */
export function openRooms(
  ports: Pick<ClientPorts, "clock">,
  sdk: MatrixClient,
  snapshots: SnapshotStore,
  retry: DecryptionRetry,
  parts: TimelineParts,
): OpenRooms {
  const open = new Map<string, OpenRoom>();

  const changes = coalesce(ports.clock, collectFor, (roomIds) => {
    const before = snapshots.snapshot().openRooms;
    const after: Record<string, ClientSnapshot["openRooms"][string]> = { ...before };
    for (const roomId of roomIds) {
      const state = open.get(roomId);
      const room = sdk.getRoom(roomId);
      if (state === undefined) delete after[roomId];
      else if (room !== null) {
        const snapshot = openRoomSnapshot(room, parts, state);
        after[roomId] = snapshot;
        if (snapshot.items.some((item) => item.kind === "undecryptable" && item.reason === "key-missing")) {
          retry.missing(roomId);
        }
      }
    }
    snapshots.update({ openRooms: after });
  });

  const changed = (roomId: string) => {
    if (open.has(roomId)) changes.mark(roomId);
  };

  /** Finds the line of what is unread once it is loaded. What is read meanwhile doesn't move it. */
  function markUnread(room: Room, state: OpenRoom): void {
    if (state.readId === null) return;
    const unreadId = unreadEventId(room, state.readId);
    // What stands in a thread is no place in the room.
    if (unreadId === undefined && room.findEventById(state.readId) === undefined) return;
    state.firstUnreadId = unreadId ?? null;
    state.readId = null;
  }

  function pageBack(room: Room, state: OpenRoom, count: number): Promise<void> {
    state.loadingOlder ??= sdk
      .scrollback(room, count)
      .then(() => room.decryptAllEvents())
      .finally(() => {
        state.loadingOlder = null;
        markUnread(room, state);
        changed(room.roomId);
        // Whoever waited for the page finds it in the snapshot.
        changes.flush();
      });
    changed(room.roomId);
    return state.loadingOlder;
  }

  async function fill(room: Room, state: OpenRoom): Promise<void> {
    while (open.get(room.roomId) === state && room.oldState.paginationToken !== null) {
      const missing = firstFill - room.getLiveTimeline().getEvents().length;
      if (missing <= 0) return;
      await pageBack(room, state, missing);
    }
  }

  async function reveal(room: Room, state: OpenRoom, eventId: string): Promise<string> {
    for (let page = 0; page < mostPages; page++) {
      const event = room
        .getLiveTimeline()
        .getEvents()
        .find((candidate) => candidate.getId() === eventId);
      if (event !== undefined) return parts.keys.of(event);
      if (room.oldState.paginationToken === null || open.get(room.roomId) !== state) break;
      await pageBack(room, state, revealPageSize);
    }
    throw new ClientError({ code: "not-found" });
  }

  async function revealFirstUnread(room: Room, state: OpenRoom): Promise<string> {
    for (let page = 0; page < mostPages && state.readId !== null; page++) {
      if (room.oldState.paginationToken === null || open.get(room.roomId) !== state) break;
      await pageBack(room, state, revealPageSize);
    }
    if (state.firstUnreadId === null) throw new ClientError({ code: "not-found" });
    return reveal(room, state, state.firstUnreadId);
  }

  async function revealMoment(room: Room, state: OpenRoom, timestamp: number): Promise<{ readonly eventId: string }> {
    const isReached = () => (room.getLiveTimeline().getEvents()[0]?.getTs() ?? 0) < timestamp;
    const hasOlder = () => room.oldState.paginationToken !== null && open.get(room.roomId) === state;
    for (let page = 0; page < mostPages && !isReached() && hasOlder(); page++) {
      await pageBack(room, state, revealPageSize);
    }
    changed(room.roomId);
    changes.flush();
    const { items = [] } = snapshots.snapshot().openRooms[room.roomId] ?? {};
    const sent = items.filter((item) => item.kind !== "date" && item.eventId !== null);
    const found = sent.find((item) => item.timestamp >= timestamp) ?? sent.at(-1);
    const isTooFar = !isReached() && hasOlder();
    if (isTooFar || found === undefined || found.kind === "date" || found.eventId === null) {
      throw new ClientError({ code: "not-found" });
    }
    return { eventId: found.eventId };
  }

  async function loadMembers(room: Room, state: OpenRoom): Promise<void> {
    await room.loadMembersIfNeeded();
    state.membersLoaded = true;
    changed(room.roomId);
  }

  // After a gap the timeline starts anew at its end: what lies between is fetched as if it were older.
  sdk.on(RoomEvent.TimelineReset, (room) => {
    const state = room === undefined ? undefined : open.get(room.roomId);
    if (room === undefined || state === undefined) return;
    // The room itself learns where its older events are only when everybody has heard of the reset.
    queueMicrotask(() => void fill(room, state).catch(() => undefined));
  });

  return {
    changed,
    allChanged() {
      for (const roomId of open.keys()) changes.mark(roomId);
    },
    async openTimeline(roomId) {
      const room = sdk.getRoom(roomId);
      if (room === null) throw new ClientError({ code: "room-unknown" });
      if (open.has(roomId)) return;
      const state: OpenRoom = {
        firstUnreadId: null,
        readId: readEventId(room),
        membersLoaded: false,
        loadingOlder: null,
      };
      markUnread(room, state);
      open.set(roomId, state);
      changes.mark(roomId);
      changes.flush();
      if (room.getMyMembership() !== "join") return;
      // Both are seen in the snapshot, and a later page or message asks again.
      void fill(room, state).catch(() => undefined);
      void loadMembers(room, state).catch(() => undefined);
    },
    async closeTimeline(roomId) {
      if (!open.delete(roomId)) return;
      changes.mark(roomId);
      changes.flush();
    },
    async pageBack(roomId) {
      const room = sdk.getRoom(roomId);
      const state = open.get(roomId);
      if (room === null || state === undefined) throw new ClientError({ code: "room-unknown" });
      await asClientError(() => pageBack(room, state, pageSize));
    },
    async reveal(roomId, eventId) {
      const room = sdk.getRoom(roomId);
      const state = open.get(roomId);
      if (room === null || state === undefined) throw new ClientError({ code: "room-unknown" });
      return asClientError(() => reveal(room, state, eventId));
    },
    async revealFirstUnread(roomId) {
      const room = sdk.getRoom(roomId);
      const state = open.get(roomId);
      if (room === null || state === undefined) throw new ClientError({ code: "room-unknown" });
      return asClientError(async () => ({ key: await revealFirstUnread(room, state) }));
    },
    async revealMoment(roomId, timestamp) {
      const room = sdk.getRoom(roomId);
      const state = open.get(roomId);
      if (room === null || state === undefined) throw new ClientError({ code: "room-unknown" });
      return asClientError(() => revealMoment(room, state, timestamp));
    },
    stop: () => changes.stop(),
  };
}
