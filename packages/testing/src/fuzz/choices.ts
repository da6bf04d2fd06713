import type { Randomness } from "@conclave/base/randomness";

/** Decisions that are the same for the same seed. */
export interface Choices {
  /** 0 to `bound` - 1. */
  below(bound: number): number;
  /** True once in `times`. */
  onceIn(times: number): boolean;
  /** @throws Error when the list is empty. */
  oneOf<Item>(items: readonly Item[]): Item;
}

/** Decides by random bytes. */
export function choicesOf(randomness: Randomness): Choices {
  function below(bound: number): number {
    return new DataView(randomness.bytes(4).buffer).getUint32(0) % bound;
  }
  return {
    below,
    onceIn: (times) => below(times) === 0,
    oneOf(items) {
      if (items.length === 0) throw new Error("There is nothing to choose from");
      // The index is below the length, which is not zero.
      return items[below(items.length)] as (typeof items)[number];
    },
  };
}
