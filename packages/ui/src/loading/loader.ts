import { type ReadonlySignal, signal } from "@preact/signals";

/** Where a question to the server stands. */
export type Loaded<Value> =
  | { readonly state: "loading" }
  | { readonly state: "failed"; readonly error: unknown }
  | { readonly state: "ready"; readonly value: Value };

/** Something that a page needs before it can show itself. */
export interface Loader<Value> {
  readonly result: ReadonlySignal<Loaded<Value>>;
  /** Asks (again). An answer that a later question overtook is dropped. */
  load(): Promise<void>;
}

/** Makes a loader; it doesn't ask by itself. */
export function createLoader<Value>(ask: () => Promise<Value>): Loader<Value> {
  const result = signal<Loaded<Value>>({ state: "loading" });
  let newest = 0;
  return {
    result,
    async load() {
      const mine = ++newest;
      result.value = { state: "loading" };
      let next: Loaded<Value>;
      try {
        next = { state: "ready", value: await ask() };
      } catch (error) {
        next = { state: "failed", error };
      }
      if (mine === newest) result.value = next;
    },
  };
}
