import type { Clock } from "@conclave/base/clock";
import type { SearchCommands, SearchQuery, SearchResult } from "@conclave/client/commands";
import type { Failure } from "@conclave/client/failure";
import { effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { failureOf } from "../failure.ts";
import { dayBegin } from "../time/day-begin.ts";

/** What is searched for, as it is typed and chosen. */
export interface SearchModel {
  readonly text: Signal<string>;
  /** Everywhere, instead of only in the room. */
  readonly everywhere: Signal<boolean>;
  /** A user id, or empty for anybody. */
  readonly sender: Signal<string>;
  /** Days as fields give them (YYYY-MM-DD), both included; or empty. */
  readonly from: Signal<string>;
  readonly to: Signal<string>;
  readonly fileOnly: Signal<boolean>;
  /** Null while nothing is searched for. */
  readonly result: ReadonlySignal<SearchResult | null>;
  readonly busy: ReadonlySignal<boolean>;
  readonly failure: ReadonlySignal<Failure | null>;
  /** Gives more hits of the same. */
  more(): void;
  stop(): void;
}

/** Milliseconds after the last change before it is searched for. */
const settleTime = 120;
const pageSize = 25;

/** Searches again whenever what is searched for changes; an answer that another search has overtaken is dropped. */
export function createSearchModel(
  roomId: string,
  { commands, clock }: { readonly commands: Pick<SearchCommands, "searchMessages">; readonly clock: Clock },
): SearchModel {
  const text = signal("");
  const everywhere = signal(false);
  const sender = signal("");
  const from = signal("");
  const to = signal("");
  const fileOnly = signal(false);
  const result = signal<SearchResult | null>(null);
  const busy = signal(false);
  const failure = signal<Failure | null>(null);
  const most = signal(pageSize);
  let turn = 0;

  async function search(query: SearchQuery, own: number): Promise<void> {
    try {
      const found = await commands.searchMessages(query);
      if (own === turn) result.value = found;
    } catch (error) {
      if (own === turn) failure.value = failureOf(error);
    } finally {
      if (own === turn) busy.value = false;
    }
  }

  const end = effect(() => {
    const after = dayBegin(from.value, 0);
    const before = dayBegin(to.value, 1);
    const query: SearchQuery = {
      text: text.value,
      most: most.value,
      ...(everywhere.value ? {} : { roomId }),
      ...(sender.value === "" ? {} : { sender: sender.value }),
      ...(after === null ? {} : { after }),
      ...(before === null ? {} : { before }),
      ...(fileOnly.value ? { fileOnly: true } : {}),
    };
    const own = ++turn;
    failure.value = null;
    busy.value = query.text.trim() !== "" || query.fileOnly === true || query.sender !== undefined;
    if (!busy.peek()) {
      result.value = null;
      return;
    }
    return clock.after(settleTime, () => void search(query, own));
  });

  return {
    text,
    everywhere,
    sender,
    from,
    to,
    fileOnly,
    result,
    busy,
    failure,
    more() {
      most.value += pageSize;
    },
    stop: end,
  };
}
