import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import type { Room } from "matrix-js-sdk/lib/models/room.js";
import type { Thread } from "matrix-js-sdk/lib/models/thread.js";
import type { ThreadCommands } from "../commands.ts";
import { asClientError } from "../engine/failure-of.ts";
import { ClientError } from "../failure.ts";
import type { ClientPorts } from "../ports/client-ports.ts";
import type { OpenThreadSnapshot } from "../snapshots/thread-snapshot.ts";
import { coalesce } from "../state/coalesce.ts";
import type { SnapshotStore } from "../state/snapshot-store.ts";
import type { DecryptionRetry } from "../timeline/decryption-retry.ts";
import { type TimelineParts, timelineItems } from "../timeline/timeline-items.ts";
import { hasOlderReplies, loadReplies } from "./load-replies.ts";
import { threadEvents } from "./thread-timelines.ts";
import { unreadReplyId } from "./unread-reply.ts";

/** Replies that one page has. */
const pageSize = 40;
/** Pages while a reply is looked for. */
const mostPages = 50;
/** Milliseconds in which changes of threads are collected. */
const collectFor = 16;

export interface OpenThreads extends Pick<ThreadCommands, "openThread" | "closeThread" | "pageThreadBack"> {
  /** Something about a room, or one of its threads, changed. Cheap if none of them is open. */
  changed(roomId: string): void;
  allChanged(): void;
  /** Opens a thread and brings one of its replies into it. @throws ClientError `not-found`. */
  reveal(roomId: string, threadId: string, eventId: string): Promise<string>;
  stop(): void;
}

interface OpenThread {
  readonly room: Room;
  readonly thread: Thread;
  /** Undefined until the newest replies are there. */
  firstUnreadId: string | null | undefined;
  loadingOlder: Promise<void> | null;
}

/** The threads that are open. */
export function openThreads(
  ports: Pick<ClientPorts, "clock">,
  sdk: MatrixClient,
  snapshots: SnapshotStore,
  retry: DecryptionRetry,
  parts: TimelineParts,
): OpenThreads {
  const open = new Map<string, OpenThread>();

  const changes = coalesce(ports.clock, collectFor, (threadIds) => {
    const after: Record<string, OpenThreadSnapshot> = { ...snapshots.snapshot().openThreads };
    for (const threadId of threadIds) {
      const state = open.get(threadId);
      if (state === undefined) delete after[threadId];
      else after[threadId] = snapshotOf(state);
    }
    snapshots.update({ openThreads: after });
  });

  function snapshotOf(state: OpenThread): OpenThreadSnapshot {
    const { room, thread } = state;
    if (state.firstUnreadId === undefined && thread.initialEventsFetched) {
      state.firstUnreadId = unreadReplyId(room, thread, parts.counts);
    }
    const shown = timelineItems(room, threadEvents(thread), thread.id, state.firstUnreadId ?? null, parts);
    if (shown.items.some((item) => item.kind === "undecryptable" && item.reason === "key-missing")) {
      retry.missing(room.roomId);
    }
    return {
      roomId: room.roomId,
      threadId: thread.id,
      ...shown,
      hasOlder: hasOlderReplies(thread),
      loadingOlder: state.loadingOlder !== null || !thread.initialEventsFetched,
    };
  }

  function pageBack(state: OpenThread): Promise<void> {
    if (!hasOlderReplies(state.thread)) return Promise.resolve();
    const { id } = state.thread;
    state.loadingOlder ??= loadReplies(sdk, state.thread, pageSize).finally(() => {
      state.loadingOlder = null;
      changes.mark(id);
      changes.flush();
    });
    changes.mark(id);
    return state.loadingOlder;
  }

  async function openThread(roomId: string, threadId: string): Promise<OpenThread> {
    const known = open.get(threadId);
    if (known !== undefined) return known;
    const room = sdk.getRoom(roomId);
    if (room === null) throw new ClientError({ code: "room-unknown" });
    const thread = room.getThread(threadId) ?? (await begin(room, threadId));
    const state: OpenThread = { room, thread, firstUnreadId: undefined, loadingOlder: null };
    open.set(threadId, state);
    changes.mark(threadId);
    changes.flush();
    return state;
  }

  async function begin(room: Room, threadId: string): Promise<Thread> {
    const root = room.findEventById(threadId) ?? sdk.getEventMapper()(await sdk.fetchRoomEvent(room.roomId, threadId));
    // Neither a reply in a thread nor a message of another room begins one.
    if (root.getRoomId() !== room.roomId || (root.threadRootId ?? threadId) !== threadId) {
      throw new ClientError({ code: "not-found" });
    }
    return room.createThread(threadId, root, [], false);
  }

  function required(threadId: string): OpenThread {
    const state = open.get(threadId);
    if (state === undefined) throw new ClientError({ code: "not-possible-now" });
    return state;
  }

  return {
    changed(roomId) {
      for (const [threadId, { room }] of open) if (room.roomId === roomId) changes.mark(threadId);
    },
    allChanged() {
      for (const threadId of open.keys()) changes.mark(threadId);
    },
    openThread: (roomId, threadId) => asClientError(async () => void (await openThread(roomId, threadId))),
    async closeThread(threadId) {
      if (!open.delete(threadId)) return;
      changes.mark(threadId);
      changes.flush();
    },
    pageThreadBack: (threadId) => asClientError(async () => pageBack(required(threadId))),
    async reveal(roomId, threadId, eventId) {
      const state = await openThread(roomId, threadId);
      for (let page = 0; page <= mostPages; page++) {
        const event = threadEvents(state.thread).find((candidate) => candidate.getId() === eventId);
        if (event !== undefined) return parts.keys.of(event);
        if (!hasOlderReplies(state.thread)) break;
        await pageBack(state);
      }
      throw new ClientError({ code: "not-found" });
    },
    stop: () => changes.stop(),
  };
}
