import { type ReadonlySignal, signal } from "@preact/signals";

/** The messages of a conversation that are chosen, to do something with all of them. */
export interface Selection {
  /** Their keys; null while nobody is choosing. */
  readonly keys: ReadonlySignal<ReadonlySet<string> | null>;
  /** Begins choosing, with one. */
  begin(key: string): void;
  /** Takes one in, or out again. */
  toggle(key: string): void;
  /** Takes in all from the one that was touched last to this one; `all` are the keys of the conversation, in their order. */
  extend(key: string, all: readonly string[]): void;
  end(): void;
}

export function createSelection(): Selection {
  const keys = signal<ReadonlySet<string> | null>(null);
  let last: string | null = null;

  function set(next: ReadonlySet<string>, touched: string): void {
    keys.value = next;
    last = touched;
  }

  return {
    keys,
    begin: (key) => set(new Set([...(keys.value ?? []), key]), key),
    toggle(key) {
      const next = new Set(keys.value);
      if (!next.delete(key)) next.add(key);
      set(next, key);
    },
    extend(key, all) {
      const [from, to] = [all.indexOf(last ?? key), all.indexOf(key)];
      const range = from < 0 || to < 0 ? [key] : all.slice(Math.min(from, to), Math.max(from, to) + 1);
      set(new Set([...(keys.value ?? []), ...range]), key);
    },
    end() {
      keys.value = null;
      last = null;
    },
  };
}
