import type { Randomness } from "@conclave/base/randomness";

/** A generator that gives the same bytes for the same seed (mulberry32). For tests only. */
export function seededRandomness(seed: number): Randomness {
  let state = seed >>> 0;
  return {
    bytes(length) {
      return Uint8Array.from({ length }, () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) & 255;
      });
    },
  };
}
