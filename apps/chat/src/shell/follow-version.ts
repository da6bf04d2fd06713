import type { Clock } from "@conclave/base/clock";
import { newVersionIsThere } from "./new-version.ts";

/** Milliseconds between two questions. */
const rest = 60_000;

/**
 * Finds out whether the server was upgraded under a page that stays open for days. The names of built scripts hold a hash of what they are, so a page that names
 * another first script is another version.
 *
 * @param script the address of the first script that runs here. @param fetchPage gives the page as the server has it.
 * @returns what asks the server, unless it was asked within a minute; it never rejects.
 */
export function followVersion(
  script: string,
  fetchPage: () => Promise<Response>,
  clock: Pick<Clock, "now">,
): () => Promise<void> {
  const name = new URL(script).pathname;
  let askedAt = Number.NEGATIVE_INFINITY;
  return async () => {
    if (newVersionIsThere.value || clock.now() - askedAt < rest) return;
    askedAt = clock.now();
    try {
      const response = await fetchPage();
      if (response.ok && !(await response.text()).includes(name)) newVersionIsThere.value = true;
    } catch {
      // Away: asked again later.
    }
  };
}
