import { deepEqual, equal, rejects } from "node:assert/strict";
import { test } from "node:test";
import { readInstance, writeInstance } from "../instance/instance-store.ts";
import { eachDatabase } from "../testing/each-database.ts";
import type { WriteJob } from "./transaction.ts";

eachDatabase("a batch", (open) => {
  test("a job that throws is undone alone, and its neighbours see each other", async () => {
    const database = await open();
    const jobs: WriteJob<string | undefined>[] = [
      async (tx) => {
        await writeInstance(tx, "server_name", "one.example");
        return undefined;
      },
      async (tx) => {
        await writeInstance(tx, "organisation", "lost");
        throw new Error("refused");
      },
      async (tx) => (await readInstance(tx)).get("server_name"),
    ];
    const outcomes = await database.writer.batch(() => jobs.shift());
    deepEqual(
      outcomes.map((outcome) => (outcome.ok ? outcome.value : "refused")),
      [undefined, "refused", "one.example"],
    );
    deepEqual([...(await database.read(readInstance))], [["server_name", "one.example"]]);
    await database.close();
  });

  test("positions rise, a refused job leaves a gap, and the last one is known after the commit", async () => {
    const database = await open();
    const first = await database.write(async (tx) => tx.nextPosition());
    await rejects(
      database.write(async (tx) => {
        tx.nextPosition();
        throw new Error("refused");
      }),
    );
    const third = await database.write(async (tx) => tx.nextPosition());
    deepEqual([first, third], [1, 3]);
    equal(database.writer.committedPosition, 3);
    await database.close();
  });
});
