import { deepEqual, equal, match, notDeepEqual, ok, rejects } from "node:assert/strict";
import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { type Account, register, succeed } from "../process/account.ts";
import { ServerDidNotStart, startServerProcess } from "../process/server-process.ts";
import { temporaryFolder } from "../process/temporary-folder.ts";
import { roomPath } from "./act.ts";

async function say(baseUrl: string, account: Account, roomId: string, body: string): Promise<string> {
  const path = `${roomPath(roomId)}/send/m.room.message/${body}`;
  return (await succeed(baseUrl, account, "PUT", path, { msgtype: "m.text", body })).event_id;
}

async function heard(baseUrl: string, account: Account, roomId: string, since: string): Promise<readonly string[]> {
  const { rooms } = await succeed(baseUrl, account, "GET", `/_matrix/client/v3/sync?since=${since}`);
  const events: readonly { content: { body?: string } }[] = rooms?.join?.[roomId]?.timeline.events ?? [];
  return events.flatMap(({ content }) => content.body ?? []);
}

const files = ["conclave.db", "conclave.db-wal", "conclave.db-shm"];

/** A server that was killed after it acknowledged `late`, with what lay in its folder before that. */
async function killedServer() {
  const folder = temporaryFolder();
  const server = await startServerProcess({ folder });
  const ann = await register(server.baseUrl, "ann");
  const { room_id: roomId } = await succeed(server.baseUrl, ann, "POST", "/_matrix/client/v3/createRoom", {});
  await say(server.baseUrl, ann, roomId, "early");
  const before = new Map(files.map((file) => [file, readFileSync(join(folder, file))]));
  await say(server.baseUrl, ann, roomId, "late");
  const { next_batch: since } = await succeed(server.baseUrl, ann, "GET", "/_matrix/client/v3/sync");
  await server.kill("server");
  return { folder, ann, roomId, before, since };
}

async function refuses(folder: string): Promise<void> {
  await rejects(startServerProcess({ folder }), (error) => {
    ok(error instanceof ServerDidNotStart);
    equal(error.code, 1);
    match(error.message, /ends at position \d+, but position \d+ was committed.*--accept-rollback/s);
    return true;
  });
}

async function startsAnew(
  t: TestContext,
  { folder, ann, roomId, since }: Awaited<ReturnType<typeof killedServer>>,
): Promise<void> {
  const server = await startServerProcess({ folder, arguments: ["--accept-rollback"] });
  t.after(() => server.stop());
  const again = await say(server.baseUrl, ann, roomId, "again");
  // The old token counts positions that are given out anew: going on from it would leave out what is said now.
  const said = await heard(server.baseUrl, ann, roomId, since);
  ok(said.includes("early") && said.includes("again"), `an old token heard ${said.join(", ")}`);
  ok(!said.includes("late"));
  const { next_batch: next } = await succeed(server.baseUrl, ann, "GET", `/_matrix/client/v3/sync?since=${since}`);
  equal(typeof again, "string");
  deepEqual(await heard(server.baseUrl, ann, roomId, next), []);
}

test("files that were put back are refused, until their loss is accepted", async (t) => {
  const killed = await killedServer();
  for (const [file, content] of killed.before) writeFileSync(join(killed.folder, file), content);
  await refuses(killed.folder);
  await startsAnew(t, killed);
});

test("a damaged write-ahead log is refused, until its loss is accepted", async (t) => {
  const killed = await killedServer();
  const log = join(killed.folder, "conclave.db-wal");
  ok(existsSync(log));
  const content = readFileSync(log);
  const early = killed.before.get("conclave.db-wal")?.length ?? 0;
  const middle = early + 200;
  ok(middle < content.length, "the log grew");
  content.writeUInt8(content.readUInt8(middle) ^ 1, middle);
  writeFileSync(log, content);
  await refuses(killed.folder);
  await startsAnew(t, killed);
});

test("a whole log is no reason to refuse", async (t) => {
  const { folder, ann, roomId, since, before } = await killedServer();
  notDeepEqual(readFileSync(join(folder, "conclave.db-wal")), before.get("conclave.db-wal"));
  const copy = join(folder, "position.copy");
  copyFileSync(join(folder, "position"), copy);
  const server = await startServerProcess({ folder });
  t.after(() => server.stop());
  await say(server.baseUrl, ann, roomId, "more");
  deepEqual(await heard(server.baseUrl, ann, roomId, since), ["more"]);
});
