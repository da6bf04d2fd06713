import { stopwatch } from "../measure.ts";
import { pause } from "./pause.ts";

/** Milliseconds between one look and the next. */
const interval = 250;

/**
 * Looks whether something is so, and again for a while: some servers show a moment later what they have acknowledged.
 *
 * @param patience milliseconds.
 * @throws what the last look threw.
 */
export async function eventually(look: () => Promise<void>, patience = 15_000): Promise<void> {
  const end = stopwatch() + patience;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (stopwatch() > end) throw error;
    }
    await pause(interval);
  }
}
