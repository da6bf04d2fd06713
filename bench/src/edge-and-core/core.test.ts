import { deepEqual, equal } from "node:assert/strict";
import { test } from "node:test";
import { type Answer, type BatchRule, Core } from "./core.ts";
import { openDatabase, prepareDatabase, roomIdOf, userIdOf } from "./database.ts";
import { makeScratch } from "./scratch.ts";
import { exampleSend } from "./send.ts";
import { type Statements, sendVerb } from "./send-verb.ts";

// No time-box: on a busy machine it would part the three commands.
const rule: BatchRule = { limit: 64, timeBox: Number.POSITIVE_INFINITY, wait: 0, begin: "turn" };
const members = [userIdOf(1), "@stranger:bench.example", userIdOf(2)];

for (const statements of ["prepared", "kysely", "kysely, compiled once"] satisfies Statements[]) {
  test(`a refused command leaves its neighbours in the batch intact: ${statements}`, async () => {
    const scratch = makeScratch();
    const database = openDatabase(scratch.place(), "write");
    prepareDatabase(database);
    try {
      const answered = Promise.withResolvers<readonly Answer[]>();
      const core = new Core(database, sendVerb(database, statements), rule, answered.resolve);
      for (const [id, sender] of members.entries()) core.offer({ id, send: exampleSend(id, roomIdOf(1), sender) });
      const answers = await answered.promise;
      deepEqual(
        answers.map(({ id, error }) => [id, error]),
        [
          [0, undefined],
          [1, "Error: The sender is not in the room."],
          [2, undefined],
        ],
      );
      deepEqual(
        database.prepare("select event_id from events order by position").all(),
        answers.flatMap(({ eventId }) => (eventId === undefined ? [] : [{ event_id: eventId }])),
      );
      equal(core.report().batchSizes.length, 1);
    } finally {
      database.close();
      scratch.remove();
    }
  });
}
