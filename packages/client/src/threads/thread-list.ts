import type { MatrixClient } from "matrix-js-sdk/lib/client.js";
import type { IThreadBundledRelationship, MatrixEvent } from "matrix-js-sdk/lib/models/event.js";
import type { Room } from "matrix-js-sdk/lib/models/room.js";
import type { ThreadCommands } from "../commands.ts";
import { asClientError } from "../engine/failure-of.ts";
import { ClientError } from "../failure.ts";
import type { ClientPorts } from "../ports/client-ports.ts";
import type { ReadReceipts } from "../receipts/read-receipts.ts";
import type { ThreadListEntry, ThreadListSnapshot } from "../snapshots/thread-snapshot.ts";
import type { ThreadSummary } from "../snapshots/thread-summary.ts";
import { coalesce } from "../state/coalesce.ts";
import type { SnapshotStore } from "../state/snapshot-store.ts";
import type { DecryptionRetry } from "../timeline/decryption-retry.ts";
import type { QuotedMessages } from "../timeline/quoted-messages.ts";
import type { UnreadCounts } from "../unread/unread-counts.ts";
import { summaryOf, threadSummary } from "./thread-summary.ts";

/** Threads that one page has. */
const pageSize = 30;
/** Milliseconds in which changes of threads are collected. */
const collectFor = 50;

export interface ThreadLists
  extends Pick<ThreadCommands, "openThreadList" | "closeThreadList" | "pageThreadList" | "markThreadRead"> {
  /** Something about a room, or one of its threads, changed. Cheap if its list is not open. */
  changed(roomId: string): void;
  /** The newest replies of the list that is open. */
  repliesIn(roomId: string): readonly MatrixEvent[];
  stop(): void;
}

/** A thread as the server's list tells of it. */
interface ListedThread {
  readonly replyCount: number;
  readonly last: MatrixEvent;
}

interface ThreadList {
  readonly room: Room;
  readonly threads: Map<string, ListedThread>;
  /** Where the next page begins; undefined before the first, null behind the last. */
  next: string | null | undefined;
  loading: Promise<void> | null;
}

/** The lists of threads (spec "GET /rooms/{roomId}/threads") that are open; what is known here by now wins over what the server said. */
export function threadLists(
  ports: Pick<ClientPorts, "clock">,
  sdk: MatrixClient,
  snapshots: SnapshotStore,
  retry: DecryptionRetry,
  quotes: QuotedMessages,
  counts: UnreadCounts,
  receipts: ReadReceipts,
): ThreadLists {
  const open = new Map<string, ThreadList>();

  const changes = coalesce(ports.clock, collectFor, (roomIds) => {
    const after: Record<string, ThreadListSnapshot> = { ...snapshots.snapshot().threadLists };
    for (const roomId of roomIds) {
      const list = open.get(roomId);
      if (list === undefined) delete after[roomId];
      else after[roomId] = snapshotOf(list);
    }
    snapshots.update({ threadLists: after });
  });

  function snapshotOf(list: ThreadList): ThreadListSnapshot {
    const entries = entriesOf(list);
    const unreadable = entries.some(
      ({ root, lastReply }) => root.content.kind === "undecryptable" || lastReply?.content.kind === "undecryptable",
    );
    if (unreadable) retry.missing(list.room.roomId);
    return { entries, hasOlder: list.next !== null, loading: list.loading !== null };
  }

  function entriesOf({ room, threads }: ThreadList): readonly ThreadListEntry[] {
    const threadIds = new Set([...threads.keys(), ...room.getThreads().map(({ id }) => id)]);
    return [...threadIds]
      .flatMap((threadId) => {
        const summary = summaryOfListed(room, threadId, threads.get(threadId), counts);
        return summary === null ? [] : [{ ...summary, root: quotes.of(room, threadId) }];
      })
      .sort((left, right) => (right.lastReply?.timestamp ?? 0) - (left.lastReply?.timestamp ?? 0));
  }

  function load(list: ThreadList): Promise<void> {
    list.loading ??= page(list).finally(() => {
      list.loading = null;
      changes.mark(list.room.roomId);
    });
    changes.mark(list.room.roomId);
    return list.loading;
  }

  async function page(list: ThreadList): Promise<void> {
    const { roomId } = list.room;
    const { chunk, end } = await sdk.createThreadListMessagesRequest(roomId, list.next ?? null, pageSize);
    const mapper = sdk.getEventMapper();
    for (const root of chunk.map(mapper)) {
      const bundle = root.getServerAggregatedRelation<IThreadBundledRelationship>("m.thread");
      const threadId = root.getId();
      if (bundle === undefined || threadId === undefined) continue;
      const last = mapper({ ...bundle.latest_event, room_id: roomId });
      list.threads.set(threadId, { replyCount: bundle.count, last });
    }
    list.next = end ?? null;
  }

  return {
    changed(roomId) {
      if (open.has(roomId)) changes.mark(roomId);
    },
    async openThreadList(roomId) {
      const room = sdk.getRoom(roomId);
      if (room === null) throw new ClientError({ code: "room-unknown" });
      const list: ThreadList = { room, threads: new Map(), next: undefined, loading: null };
      open.set(roomId, list);
      await asClientError(() => load(list));
    },
    async closeThreadList(roomId) {
      if (!open.delete(roomId)) return;
      changes.mark(roomId);
      changes.flush();
    },
    async pageThreadList(roomId) {
      const list = open.get(roomId);
      if (list === undefined || list.next === null) return;
      await asClientError(() => load(list));
    },
    async markThreadRead(roomId, threadId) {
      const room = sdk.getRoom(roomId);
      if (room === null) throw new ClientError({ code: "room-unknown" });
      const newest = room.getThread(threadId)?.lastReply() ?? open.get(roomId)?.threads.get(threadId)?.last;
      if (newest !== undefined) receipts.readUpTo(room, threadId, newest);
    },
    repliesIn: (roomId) => [...(open.get(roomId)?.threads.values() ?? [])].map(({ last }) => last),
    stop: () => changes.stop(),
  };
}

function summaryOfListed(
  room: Room,
  threadId: string,
  listed: ListedThread | undefined,
  counts: UnreadCounts,
): ThreadSummary | null {
  const known = threadSummary(room, threadId, counts);
  if (known !== null || listed === undefined) return known;
  return summaryOf(room, threadId, listed.replyCount, listed.last, counts);
}
