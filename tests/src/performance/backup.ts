import { spawn } from "node:child_process";
import { matrixClient } from "@conclave/testing/matrix-client";
import { startTestServer } from "@conclave/testing/test-server";
import { signUp } from "@conclave/testing/world";
import { timed } from "./timed.ts";

// `node --expose-gc tests/src/performance/backup.ts [SESSIONS] [PORTION]`: how long a key backup takes to store, in portions as clients
// send them, and to restore in one request, and how much memory that holds; the server in one process, database and all. In one process
// the pages of a restore follow each other without a pause; the threads of a real server are held for one page at a time.

const [sessionCount = 100_000, portion = 200] = process.argv.slice(2).map(Number);
const rooms = 500;
/** As `readBackedUpPage` takes them. */
const sessionsOfPage = 400;
const mebibyte = 1_048_576;

const server = await startTestServer({}, { checkResponses: false });
const address = await server.listen();
const alice = matrixClient(server, await signUp(server, "alice"));

const begun = await alice.post("/room_keys/version", {
  algorithm: "m.megolm_backup.v1.curve25519-aes-sha2",
  auth_data: { public_key: "key" },
});
const { version } = begun.body;
await timed(`storing the first portion, ${portion} sessions`, () => put(0));
await timed(`storing the others, up to ${sessionCount} sessions`, async () => {
  for (let start = portion; start < sessionCount; start += portion) await put(start);
});
await timed("storing a portion beside them", () => put(sessionCount));
await timed("storing it again, nothing new", () => put(sessionCount));
await timed("how it stands", () => alice.get("/room_keys/version"));
await timed("one session", () =>
  alice.get(`/room_keys/keys/${encodeURIComponent(roomOf(1))}/${sessionOf(1)}?version=${version}`),
);
await timed("one room", () => alice.get(`/room_keys/keys/${encodeURIComponent(roomOf(1))}?version=${version}`));
for (let round = 0; round < 3; round++) await timed("restoring all in one request", restore);
await server.close();

function put(start: number) {
  const all: Record<string, { sessions: Record<string, unknown> }> = {};
  for (let index = start; index < start + portion; index++) {
    const room = all[roomOf(index)] ?? { sessions: {} };
    all[roomOf(index)] = room;
    const session_data = { ciphertext: "x".repeat(400), ephemeral: "e".repeat(43), mac: "m".repeat(11) };
    room.sessions[sessionOf(index)] = { first_message_index: 0, forwarded_count: 0, is_verified: true, session_data };
  }
  return alice.put(`/room_keys/keys?version=${version}`, { rooms: all });
}

function roomOf(index: number): string {
  return `!room${index % rooms}:conclave.test`;
}

function sessionOf(index: number): string {
  return `session${String(index).padStart(34, "0")}`;
}

/** Lets a client in a process of its own read the answer, and looks meanwhile at what this one holds. */
async function restore(): Promise<void> {
  globalThis.gc?.();
  const before = process.memoryUsage();
  let most = 0;
  const watch = setInterval(() => {
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    most = Math.max(most, heapUsed + external - before.heapUsed - before.external);
  }, 200);
  const url = `${address}/_matrix/client/v3/room_keys/keys?version=${version}`;
  const header = `authorization: Bearer ${alice.person.token}`;
  const client = spawn("curl", [
    "-s",
    "-o",
    "/dev/null",
    "-w",
    "%{http_code}, %{size_download} bytes",
    "-H",
    header,
    url,
  ]);
  const begin = performance.now();
  let said = "";
  for await (const piece of client.stdout) said += piece;
  const page = (performance.now() - begin) / Math.ceil(sessionCount / sessionsOfPage);
  clearInterval(watch);
  process.stdout.write(
    `${" ".repeat(28)}${said}, at most ${(most / mebibyte).toFixed(1)} MiB more held, ${page.toFixed(1)} ms a page\n`,
  );
}
