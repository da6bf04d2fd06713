import { setImmediate } from "node:timers/promises";
import { table } from "../measure.ts";
import { openBatchWriter } from "./batch-writer.ts";
import type { Scratch } from "./scratch.ts";

const tries = 10_000;

/**
 * Whether a reader in another thread sees every commit that was answered before it asked, while the writer goes on. That the
 * count can tell is shown by a reader that keeps one snapshot throughout.
 */
export async function measureFreshness(scratch: Scratch): Promise<string> {
  const rows = [];
  for (const snapshot of ["one a read", "one for all"] as const) {
    const writer = await openBatchWriter(scratch.place(), tries);
    if (snapshot === "one for all") await writer.ask("begin a long read");
    let missed: number | undefined;
    const reading = writer.ask("try reads").then((answer) => {
      missed = answer;
    });
    let commits = 0;
    while (missed === undefined) {
      for (let count = 0; count < 50; count++) writer.announce(writer.writeBatch(1));
      commits += 50;
      await setImmediate();
    }
    await reading;
    await writer.close();
    rows.push([snapshot, tries, commits, missed]);
  }
  return table(["snapshot", "reads just after an answer", "commits meanwhile", "reads that missed it"], rows);
}
