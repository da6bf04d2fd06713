import { statSync } from "node:fs";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import type { SentRequest } from "../../process/sent-request.ts";

/**
 * How far a request has come: it is written to the socket, the database's log has changed, the position of the commit is noted
 * beside it, the answer is there. None is a matter of time, which differs from machine to machine.
 */
export const moments = ["written", "logged", "committed", "answered"] as const;

export type Moment = (typeof moments)[number];

/** What changes in the data folder at a moment. */
const files = { logged: "conclave.db-wal", committed: "position" } as const;

/**
 * Watches for a moment of the one request that is sent next.
 *
 * @returns what resolves to true once that request has come so far; to false if its answer is there before, since not every request
 * changes something.
 */
export function watchFor(moment: Moment, folder: string): (sent: SentRequest) => Promise<boolean> {
  if (moment === "written") return ({ written }) => written.then(yes);
  if (moment === "answered") return ({ answer }) => answer.then(yes, yes);
  const file = join(folder, files[moment]);
  const before = stampOf(file);
  return async ({ answer }) => {
    let isOver = false;
    const end = () => {
      isOver = true;
    };
    answer.then(end, end);
    while (stampOf(file) === before) {
      if (isOver) return false;
      await turn();
    }
    return true;
  };
}

function stampOf(file: string): string {
  const { size, mtimeNs } = statSync(file, { bigint: true });
  return `${size} ${mtimeNs}`;
}

function yes(): boolean {
  return true;
}
