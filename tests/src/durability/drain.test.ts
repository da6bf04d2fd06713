import { deepEqual, equal, match, ok } from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { after, test } from "node:test";
import { register, request, succeed } from "../process/account.ts";
import { type ServerProcess, startServerProcess } from "../process/server-process.ts";
import { temporaryFolder } from "../process/temporary-folder.ts";
import { roomPath } from "./act.ts";

const folder = temporaryFolder();
let server: ServerProcess | undefined;
after(() => server?.stop());

test("a stop answers a waiting poll, finishes what is under way, and the next start has all of it", async () => {
  const first = await startServerProcess({ folder });
  server = first;
  const ann = await register(first.baseUrl, "ann");
  const { room_id: roomId } = await succeed(first.baseUrl, ann, "POST", "/_matrix/client/v3/createRoom", {});
  const { next_batch: since } = await succeed(first.baseUrl, ann, "GET", "/_matrix/client/v3/sync");

  // A browser opens connections before it needs them.
  const early = connect(Number(new URL(first.baseUrl).port), "127.0.0.1");
  early.on("error", () => {});
  await once(early, "connect");
  const poll = succeed(first.baseUrl, ann, "GET", `/_matrix/client/v3/sync?timeout=30000&since=${since}`);
  await untilPolling(first.baseUrl);
  const sends = Array.from({ length: 100 }, (_, number) =>
    request(first.baseUrl, "PUT", `${roomPath(roomId)}/send/m.room.encrypted/t${number}`, {
      token: ann.token,
      body: { algorithm: "m.megolm.v1.aes-sha2", ciphertext: "A".repeat(400), number },
    }).catch(() => ({ status: 0, body: {} })),
  );
  await sends[0];
  const began = performance.now();
  equal(await first.stop(), 0);
  const took = performance.now() - began;
  ok(took < 9_000, `the stop took ${took} ms: it waited for something until its patience ended`);
  equal(typeof (await poll).next_batch, "string");
  match(first.output(), /The server has stopped/);

  const answers = await Promise.all(sends);
  // What the server had accepted was answered; what came after it closed its doors was refused or got no connection.
  for (const { status } of answers) ok([200, 429, 0].includes(status), `a send was answered ${status}`);
  server = await startServerProcess({ folder });
  const { chunk } = await succeed(server.baseUrl, ann, "GET", `${roomPath(roomId)}/messages?dir=b&limit=500`);
  const there = new Set(chunk.map((event: { event_id: string }) => event.event_id));
  const acknowledged = answers.filter(({ status }) => status === 200).map(({ body }) => body.event_id);
  ok(acknowledged.length > 0);
  deepEqual(
    acknowledged.filter((eventId) => !there.has(eventId)),
    [],
  );
});

/** Waits until a poll waits. */
async function untilPolling(baseUrl: string): Promise<void> {
  while (true) {
    const text = await (await fetch(`${baseUrl}/metrics`)).text();
    if (/^conclave_long_polls_waiting 1$/m.test(text)) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
