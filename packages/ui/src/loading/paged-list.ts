import { type ReadonlySignal, signal } from "@preact/signals";

/** One page as the server answers it. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  /** What asks for the page after it; undefined on the last one. */
  readonly next: string | undefined;
  /** Of all pages, where the server counts them. */
  readonly total?: number | undefined;
}

export interface PagedState<Row> extends Page<Row> {
  /** `loading` keeps showing the rows before, if there were any. */
  readonly phase: "loading" | "ready" | "failed";
  /** Counted from 1. */
  readonly page: number;
  readonly error?: unknown;
}

/** A list that is too long for one answer, page by page. */
export interface PagedList<Row> {
  readonly state: ReadonlySignal<PagedState<Row>>;
  /** From the first page: at the beginning, and when a filter changed. */
  restart(): Promise<void>;
  /** The page that is shown, again. */
  reload(): Promise<void>;
  next(): Promise<void>;
  previous(): Promise<void>;
  /** Puts a row that an action answered in place of what it was. */
  replace(isIt: (row: Row) => boolean, row: Row): void;
}

/**
 * Makes a list. The way back is remembered, since tokens only lead forward; an answer that a later question overtook is
 * dropped.
 */
export function createPagedList<Row>(ask: (from: string | undefined) => Promise<Page<Row>>): PagedList<Row> {
  const state = signal<PagedState<Row>>({ phase: "loading", rows: [], next: undefined, page: 1 });
  let starts: readonly (string | undefined)[] = [undefined];
  let newest = 0;

  async function show(way: readonly (string | undefined)[]): Promise<void> {
    const mine = ++newest;
    const before = state.value;
    state.value = { ...before, phase: "loading" };
    try {
      const answer = await ask(way.at(-1));
      if (mine !== newest) return;
      starts = way;
      state.value = { ...answer, phase: "ready", page: way.length };
    } catch (error) {
      if (mine === newest) state.value = { ...before, phase: "failed", error };
    }
  }

  return {
    state,
    restart: () => show([undefined]),
    reload: () => show(starts),
    next: () => show([...starts, state.value.next]),
    previous: () => show(starts.length > 1 ? starts.slice(0, -1) : starts),
    replace(isIt, row) {
      state.value = { ...state.value, rows: state.value.rows.map((old) => (isIt(old) ? row : old)) };
    },
  };
}
