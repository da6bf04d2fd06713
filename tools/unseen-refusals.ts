import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { errorsThatFollow } from "@conclave/protocol/errors-of";
import { readContracts } from "./reference/contracts.ts";

const folder = "output";
const seenFile = `${folder}/refusals-seen.txt`;
const unseenFile = `${folder}/refusals-unseen.txt`;

/** Forgets what earlier tests saw. Gives the file in which the next ones keep the refusals that they see. */
export function forgetRefusals(): string {
  mkdirSync(folder, { recursive: true });
  rmSync(seenFile, { force: true });
  return seenFile;
}

/** Writes which declared refusals the tests did not see into a file, and gives a sentence about it for who ran them. */
export async function reportRefusals(): Promise<string> {
  const seen = existsSync(seenFile) ? readFileSync(seenFile, "utf8").split("\n") : [];
  const unseen = await unseenRefusals(new Set(seen));
  writeFileSync(unseenFile, unseen.map((line) => `${line}\n`).join(""));
  return `${unseen.length} refusals that contracts declare were seen by no test: ${unseenFile}`;
}

/**
 * Which errors contracts declare and no test has seen.
 *
 * @param seen lines `PUT /path<TAB>M_ERRCODE`, as tests have kept them.
 * @returns lines of the same form, in the order of the paths.
 */
async function unseenRefusals(seen: ReadonlySet<string>): Promise<readonly string[]> {
  const contracts = await readContracts();
  return contracts.flatMap(({ endpoint }) =>
    [...new Set([...(endpoint.errors ?? []), ...errorsThatFollow(endpoint)])]
      .map((errcode) => `${endpoint.method} ${endpoint.path}\t${errcode}`)
      .filter((line) => !seen.has(line)),
  );
}
