import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { errorsThatFollow } from "@conclave/protocol/errors-of";
import { readContracts } from "./reference/contracts.ts";

const folder = "output";
const seenFile = `${folder}/refusals-seen.txt`;

/** Forgets what earlier tests saw. Gives the file in which the next ones keep the refusals that they see. */
export function forgetRefusals(): string {
  mkdirSync(folder, { recursive: true });
  rmSync(seenFile, { force: true });
  return seenFile;
}

/**
 * Which errors contracts declare and no test has seen since `forgetRefusals`.
 *
 * @returns lines `PUT /path<TAB>M_ERRCODE`, in the order of the paths.
 */
export async function unseenRefusals(): Promise<readonly string[]> {
  const seen = new Set(existsSync(seenFile) ? readFileSync(seenFile, "utf8").split("\n") : []);
  const contracts = await readContracts();
  return contracts.flatMap(({ endpoint }) =>
    [...new Set([...(endpoint.errors ?? []), ...errorsThatFollow(endpoint)])]
      .map((errcode) => `${endpoint.method} ${endpoint.path}\t${errcode}`)
      .filter((line) => !seen.has(line)),
  );
}
