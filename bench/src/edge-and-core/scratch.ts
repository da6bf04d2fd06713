import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemRandomness } from "@conclave/base/randomness";
import type { DatabasePlace } from "./database.ts";

/** A folder for the databases of one run. */
export interface Scratch {
  /** A place for a database that does not exist yet. */
  place(): DatabasePlace;
  /** Removes the folder and all in it. */
  remove(): void;
}

/** Makes the folder, under the system's temporary one: it must be on a real disk for durable commits to mean anything. */
export function makeScratch(): Scratch {
  const folder = mkdtempSync(join(tmpdir(), "conclave-bench-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", remove);
  let count = 0;
  return {
    place: () => ({
      file: join(folder, `${++count}.db`),
      key: Buffer.from(systemRandomness.bytes(32)).toString("hex"),
    }),
    remove() {
      process.off("exit", remove);
      remove();
    },
  };
}
