import { isJsonObject } from "@conclave/base/json";
import type { KeyValueStore } from "../ports/key-value-store.ts";

/** Which emoji this device takes most often. */
export interface RecentEmoji {
  /** One was taken. */
  used(emoji: string): void;
}

const storeKey = "recent-emoji";
/** Emoji that are remembered, and shown. */
const mostKept = 60;
const mostShown = 24;
/** Each use makes the others weigh this much less, so that habits may change. */
const fading = 0.98;

/** Loads them from the store and tells them to `publish`, now and after each use. */
export async function recentEmoji(
  store: KeyValueStore,
  publish: (emoji: readonly string[]) => void,
): Promise<RecentEmoji> {
  let weights = readWeights(await store.get(storeKey).catch(() => null));
  const tell = () => publish(weights.slice(0, mostShown).map(([emoji]) => emoji));
  tell();
  return {
    used(emoji) {
      const faded = new Map(weights.map(([key, weight]) => [key, weight * fading]));
      faded.set(emoji, (faded.get(emoji) ?? 0) + 1);
      weights = [...faded].sort((left, right) => right[1] - left[1]).slice(0, mostKept);
      tell();
      // Nobody misses a habit that was not kept.
      void store.set(storeKey, JSON.stringify({ weights })).catch(() => undefined);
    },
  };
}

function readWeights(text: string | null): [string, number][] {
  if (text === null) return [];
  try {
    const stored: unknown = JSON.parse(text);
    const weights = isJsonObject(stored) ? stored["weights"] : undefined;
    if (!Array.isArray(weights)) return [];
    return weights.flatMap((pair): [string, number][] => {
      const [emoji, weight]: unknown[] = Array.isArray(pair) ? pair : [];
      return typeof emoji === "string" && typeof weight === "number" ? [[emoji, weight]] : [];
    });
  } catch {
    return [];
  }
}
