import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder that is gone when the process ends, however its tests went. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "conclave-tests-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
