import { deepEqual } from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { eachDatabase, type TestDatabase } from "../testing/each-database.ts";
import { insertJob, type Job, jobsBegunBy, removeJob } from "./job-store.ts";

eachDatabase("jobs", (open) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await open();
  });
  afterEach(() => database.close());

  test("jobs are there, in order, from their time on until they are done", async () => {
    const first: Job = { number: 3, kind: "refresh-members", userId: "@alice:conclave.test" };
    const second: Job = { ...first, number: 7, kind: "leave-rooms" };
    await database.write((tx) => insertJob(tx, second, 1_767_225_600_002));
    await database.write((tx) => insertJob(tx, first, 1_767_225_600_001));
    const begunBy = (time: number) => database.read((tx) => jobsBegunBy(tx, time));
    deepEqual(await begunBy(1_767_225_600_000), []);
    deepEqual(await begunBy(1_767_225_600_001), [first]);
    deepEqual(await begunBy(1_767_225_600_002), [first, second]);
    await database.write((tx) => removeJob(tx, 3));
    deepEqual(await begunBy(1_767_225_600_002), [second]);
  });
});
