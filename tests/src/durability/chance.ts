import { seededRandomness } from "@conclave/testing/seeded-randomness";

/** Chance that is the same for the same seed. */
export interface Chance {
  /** A whole number from 0 up to, but not, `end`. */
  below(end: number): number;
  /** One of the items. */
  pick<Item>(items: readonly Item[]): Item;
}

/** @param seed any whole number. */
export function chanceOf(seed: number): Chance {
  const randomness = seededRandomness(seed);
  const below = (end: number) => {
    const [first = 0, second = 0, third = 0] = randomness.bytes(3);
    return Math.floor(((first * 65_536 + second * 256 + third) / 16_777_216) * end);
  };
  return {
    below,
    pick(items) {
      const [item] = items.slice(below(items.length));
      if (item === undefined) throw new Error("There is nothing to pick from.");
      return item;
    },
  };
}
