import { interleave, spread, startMeasuring, table } from "../measure.ts";
import { openDatabase, prepareDatabase, roomIdOf, userIdOf } from "./database.ts";
import type { Scratch } from "./scratch.ts";
import { exampleSend, makeEvent, type Send } from "./send.ts";
import { type Statements, sendVerb } from "./send-verb.ts";

const kinds: readonly Statements[] = ["prepared", "kysely, compiled once", "kysely", "kysely without cache"];

/** What the six statements of a send cost, made in four ways; commits are left out (a batch of 64 shares one). */
export async function measureStatements(scratch: Scratch): Promise<string> {
  const database = openDatabase(scratch.place(), "write");
  prepareDatabase(database);
  const verbs = new Map(kinds.map((kind) => [kind, sendVerb(database, kind)]));
  const savepoint = database.prepare("savepoint command");
  const release = database.prepare("release command");
  let position = 0;
  const sends = 64 * 30;

  const results = await interleave([...kinds, "no statements" as const], 7, async (kind) => {
    const verb = kind === "no statements" ? async (send: Send) => makeEvent(send).eventId : verbs.get(kind);
    let microseconds = 0;
    let milliseconds = 0;
    for (let batch = 0; batch < sends / 64; batch++) {
      database.exec("begin immediate");
      const elapsed = startMeasuring();
      for (let number = 0; number < 64; number++) {
        position++;
        savepoint.run();
        await verb?.(exampleSend(position, roomIdOf(position), userIdOf(position)), position);
        release.run();
      }
      const { seconds, cpuMicroseconds } = elapsed();
      microseconds += cpuMicroseconds;
      milliseconds += seconds * 1_000;
      database.exec("commit");
    }
    return { cpu: microseconds / sends, wall: (milliseconds * 1_000) / sends };
  });
  database.close();

  return table(
    ["statements", "CPU µs a send", "wall µs a send"],
    [...kinds, "hash and signature alone"].map((kind, index) => {
      const rounds = results[index] ?? [];
      return [kind, spread(rounds.map((round) => round.cpu)), spread(rounds.map((round) => round.wall))];
    }),
  );
}
