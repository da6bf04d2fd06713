import type { SyncAnswer } from "../../naive-sync.ts";
import { type Actor, keyAlgorithm } from "../actor.ts";

/** Holds what an answer of /sync tells of the keys of somebody's device against the model. @returns what is wrong, in words. */
export function checkKeyCounts({ userId, keys }: Actor, answer: SyncAnswer): readonly string[] {
  const wrong: string[] = [];
  const count = answer.device_one_time_keys_count[keyAlgorithm] ?? 0;
  if (count !== keys.waiting.length)
    wrong.push(`${userId} has ${count} one-time keys, and should have ${keys.waiting.length}`);
  const isUnused = answer.device_unused_fallback_key_types.includes(keyAlgorithm);
  if (keys.isFallbackUnused !== undefined && isUnused !== keys.isFallbackUnused)
    wrong.push(`the fallback key of ${userId} is ${isUnused ? "unused" : "used"}, and should not be`);
  return wrong;
}
