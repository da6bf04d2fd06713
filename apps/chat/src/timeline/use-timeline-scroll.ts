import type { TimelineItem } from "@conclave/client/snapshots/timeline-item";
import type { TimelineSnapshot } from "@conclave/client/snapshots/timeline-snapshot";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { useConversation } from "../conversation/conversation.ts";
import { type Place, placeKey } from "../conversation/place.ts";
import { firstVisibleRow, moveRowTo, type RowPlace } from "./row-place.ts";
import {
  itemsInside,
  newestWindow,
  type TimelineWindow,
  towardsNewer,
  towardsOlder,
  windowAround,
  windowReach,
} from "./timeline-window.ts";
import { type UnreadAbove, useUnreadAbove } from "./use-unread-above.ts";

/** Pixels from an edge at which more is drawn or fetched. */
const margin = 900;
/** Pixels from the end that still count as being there. */
const endTolerance = 48;

/** A timeline as it is scrolled. */
export interface TimelineScroll {
  /** What is drawn. */
  readonly items: readonly TimelineItem[];
  readonly reach: { readonly oldest: boolean; readonly newest: boolean };
  /** At the end, and staying there when more arrives. */
  readonly pinned: boolean;
  readonly unread: UnreadAbove;
  /** Items of others that arrived since the end was left. */
  readonly missed: number;
  /** Fetching older ones failed. */
  readonly failed: boolean;
  readonly scroller: { current: HTMLDivElement | null };
  readonly list: { current: HTMLOListElement | null };
  onScroll(): void;
  toNewest(): void;
  retry(): void;
}

/**
 * Draws a window of the timeline and keeps what is read in its place: the browser's own anchoring is off (`overflow-anchor: none`), since
 * not every browser has it; after each change the row that was topmost is put back to where it was.
 */
export function useTimelineScroll(timeline: TimelineSnapshot): TimelineScroll {
  const { commands, places } = useChat();
  const conversation = useConversation();
  const { roomId, threadId, wanted } = conversation;
  const { items: all } = timeline;
  const place = placeKey(conversation);
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const [start] = useState(() => startOf(timeline, places.of(place)));
  const [window, setWindow] = useState<TimelineWindow>(start.window);
  const [pinned, setPinned] = useState(start.anchor === null);
  const [failed, setFailed] = useState(false);
  // What must stay in its place; null while the end must.
  const anchor = useRef<RowPlace | null>(start.anchor);
  const unread = useUnreadAbove(timeline);
  const leftAt = useRef<string | null>(null);
  const items = itemsInside(all, window);
  const reach = windowReach(all, window);

  function keepPlace(): void {
    const element = scroller.current;
    if (element === null || list.current === null) return;
    if (anchor.current === null) element.scrollTop = element.scrollHeight;
    else moveRowTo(element, list.current, anchor.current);
  }

  function fillEdges(): void {
    const element = scroller.current;
    // What is not shown has no edges.
    if (element === null || element.clientHeight === 0) return;
    const below = element.scrollHeight - element.scrollTop - element.clientHeight;
    if (element.scrollTop < margin) {
      if (!reach.oldest) setWindow(towardsOlder(all, window));
      else if (timeline.hasOlder && !timeline.loadingOlder && !failed) pageBack();
    } else if (below < margin && !reach.newest) setWindow(towardsNewer(all, window));
  }

  function pageBack(): void {
    const paged = threadId === null ? commands.pageBack(roomId) : commands.pageThreadBack(threadId);
    paged.catch(() => setFailed(true));
  }

  function onScroll(): void {
    const element = scroller.current;
    if (element === null || list.current === null) return;
    const below = element.scrollHeight - element.scrollTop - element.clientHeight;
    const atEnd = reach.newest && below < endTolerance;
    anchor.current = atEnd ? null : firstVisibleRow(element, list.current);
    if (atEnd !== pinned) {
      leftAt.current = atEnd ? null : (all.at(-1)?.key ?? null);
      setPinned(atEnd);
    }
    unread.look(element, list.current);
    fillEdges();
  }

  function toNewest(): void {
    anchor.current = null;
    leftAt.current = null;
    setWindow(newestWindow(all));
    setPinned(true);
    keepPlace();
  }

  function toItem(key: string): void {
    const element = scroller.current;
    if (element === null) return;
    anchor.current = { key, offset: element.clientHeight / 3 };
    leftAt.current = all.at(-1)?.key ?? null;
    setPinned(false);
    setWindow(windowAround(all, key));
  }

  useLayoutEffect(() => {
    keepPlace();
    if (scroller.current !== null && list.current !== null) unread.look(scroller.current, list.current);
    fillEdges();
  });

  // A timeline that is short is at its end wherever it was begun, and no scrolling will tell.
  useLayoutEffect(onScroll, []);

  const scrolled = useRef(onScroll);
  scrolled.current = onScroll;
  const wantedKey = wanted.value;
  const wantedIsHere = wantedKey !== null && all.some(({ key }) => key === wantedKey);
  useEffect(() => {
    if (wantedKey === null || !wantedIsHere) return;
    toItem(wantedKey);
    wanted.value = null;
    requestAnimationFrame(() => {
      // Where it stood in its place already, nothing scrolls that would tell that the end is seen.
      scrolled.current();
      showFound(list.current, wantedKey);
    });
  }, [wantedKey, wantedIsHere]);

  useEffect(() => {
    const observer = new ResizeObserver(() => keepPlace());
    if (scroller.current) observer.observe(scroller.current);
    if (list.current) observer.observe(list.current);
    return () => observer.disconnect();
  }, []);

  // Who sends something wants to see it.
  const last = all.at(-1);
  const sentHere = last !== undefined && "sending" in last && last.own && last.sending.state !== "sent";
  useLayoutEffect(() => {
    if (sentHere) toNewest();
  }, [sentHere ? last.key : null]);

  useMarkRead(conversation, pinned ? (last?.key ?? null) : null);

  const leave = useRef<() => void>(() => undefined);
  leave.current = () => {
    const at = anchor.current;
    places.keep(place, at === null ? undefined : { window, ...at });
  };
  useEffect(() => () => leave.current(), []);

  return {
    items,
    reach,
    pinned,
    unread,
    missed: pinned ? 0 : countAfter(all, leftAt.current),
    failed,
    scroller,
    list,
    onScroll,
    toNewest,
    retry() {
      setFailed(false);
      pageBack();
    },
  };
}

/** Gives the focus to a row that was looked for, and makes it stand out for a moment. */
function showFound(list: HTMLElement | null, key: string): void {
  const row = list?.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!(row instanceof HTMLElement)) return;
  row.focus({ preventScroll: true });
  row.classList.add("message-found");
  row.addEventListener("animationend", () => row.classList.remove("message-found"), { once: true });
}

/** Where a timeline is begun: where it was left, else at the first unread item, else at the end. */
function startOf(
  { items, firstUnreadKey }: TimelineSnapshot,
  place: ({ readonly window: TimelineWindow } & RowPlace) | undefined,
): { window: TimelineWindow; anchor: RowPlace | null } {
  if (place !== undefined && items.some(({ key }) => key === place.key)) {
    return { window: place.window, anchor: { key: place.key, offset: place.offset } };
  }
  if (firstUnreadKey === null || !items.some(({ key }) => key === firstUnreadKey)) {
    return { window: newestWindow(items), anchor: null };
  }
  return { window: windowAround(items, firstUnreadKey), anchor: { key: firstUnreadKey, offset: 96 } };
}

/** Tells the server what was read: whatever is at the end while the page is looked at. */
function useMarkRead({ roomId, threadId }: Place, newestKey: string | null): void {
  const { commands } = useChat();
  useEffect(() => {
    if (newestKey === null) return;
    const mark = () => {
      // It is tried again with the next message or the next look.
      if (document.visibilityState !== "visible" || !document.hasFocus()) return;
      const marked = threadId === null ? commands.markRead(roomId) : commands.markThreadRead(roomId, threadId);
      marked.catch(() => undefined);
    };
    mark();
    document.addEventListener("visibilitychange", mark);
    globalThis.addEventListener("focus", mark);
    return () => {
      document.removeEventListener("visibilitychange", mark);
      globalThis.removeEventListener("focus", mark);
    };
  }, [roomId, threadId, newestKey]);
}

function countAfter(items: readonly TimelineItem[], key: string | null): number {
  if (key === null) return 0;
  let count = 0;
  for (let index = items.length - 1; index >= 0; index--) {
    const item = items[index];
    if (item === undefined || item.key === key) break;
    if (item.kind !== "date" && item.kind !== "notice" && !item.own) count++;
  }
  return count;
}
