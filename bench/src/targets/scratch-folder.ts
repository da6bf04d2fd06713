import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder that is gone when it is removed, or when this process ends. */
export interface ScratchFolder {
  readonly folder: string;
  readonly remove: () => void;
}

/** Makes one under the system's temporary folder: that must be on a real disk for durable commits to mean anything. */
export function makeScratchFolder(): ScratchFolder {
  const folder = mkdtempSync(join(tmpdir(), "conclave-bench-"));
  const erase = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", erase);
  return {
    folder,
    remove() {
      process.off("exit", erase);
      erase();
    },
  };
}
