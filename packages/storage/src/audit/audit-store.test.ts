import { deepEqual, equal, rejects } from "node:assert/strict";
import { test } from "node:test";
import { eachDatabase } from "../testing/each-database.ts";
import { appendAuditRecord, countAuditRecords, listAuditRecords } from "./audit-store.ts";

const record = {
  at: 10,
  type: "account.disabled",
  actor: "@olga:conclave.test",
  subject: "@mia:conclave.test",
  detail: { reason: "left", count: 1, certain: true, unknown: null },
  origin: "api",
} as const;

eachDatabase("the audit log", (open) => {
  test("records are numbered without gaps, even where a command was refused", async () => {
    const database = await open();
    equal(await database.read((tx) => countAuditRecords(tx)), 0);
    await database.write((tx) => appendAuditRecord(tx, record));
    const refused = database.write(async (tx) => {
      await appendAuditRecord(tx, record);
      throw new Error("refused");
    });
    await rejects(refused);
    await database.write(async (tx) => {
      tx.nextPosition();
      await appendAuditRecord(tx, { ...record, at: 20, actor: null, origin: "command-line" });
      await appendAuditRecord(tx, { ...record, at: 15, type: "account.enabled", subject: null });
    });
    const records = await database.read((tx) => listAuditRecords(tx, { limit: 10 }));
    deepEqual(
      records.map(({ sequence, at, origin }) => [sequence, at, origin]),
      [
        [3, 15, "api"],
        [2, 20, "command-line"],
        [1, 10, "api"],
      ],
    );
    deepEqual(records.at(-1), { sequence: 1, ...record });
    equal(await database.read((tx) => countAuditRecords(tx)), 3);
    await database.close();
  });

  test("each filter, and pages", async () => {
    const database = await open();
    await database.write(async (tx) => {
      for (let at = 1; at <= 6; at++) {
        await appendAuditRecord(tx, {
          ...record,
          at,
          ...(at % 2 === 0 ? { type: "account.enabled", actor: null } : {}),
        });
      }
    });
    const sequences = (filter: Omit<Parameters<typeof listAuditRecords>[1], "limit">, limit = 10) =>
      database.read(async (tx) => (await listAuditRecords(tx, { ...filter, limit })).map(({ sequence }) => sequence));
    deepEqual(await sequences({}), [6, 5, 4, 3, 2, 1]);
    deepEqual(await sequences({}, 2), [6, 5]);
    deepEqual(await sequences({ before: 5 }, 2), [4, 3]);
    deepEqual(await sequences({ type: "account.enabled" }), [6, 4, 2]);
    deepEqual(await sequences({ actor: record.actor }), [5, 3, 1]);
    deepEqual(await sequences({ subject: "nobody" }), []);
    deepEqual(await sequences({ since: 3 }), [6, 5, 4, 3]);
    deepEqual(await sequences({ until: 3 }), [2, 1]);
    deepEqual(await sequences({ since: 2, until: 5, subject: record.subject }), [4, 3, 2]);
    deepEqual(await sequences({ since: 7 }), []);
    deepEqual(await sequences({ until: 1 }), []);
    await database.close();
  });
});
