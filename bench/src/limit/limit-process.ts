import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { systemRandomness } from "@conclave/base/randomness";
import { parseJsonBody } from "@conclave/http/edge/json-body";
import { fastify } from "fastify";
import { checkpoint } from "../edge-and-core/checkpoint.ts";
import { openDatabase } from "../edge-and-core/database.ts";
import { clientForm } from "./event-forms.ts";
import { WaitingRoom } from "./waiting-room.ts";
import { startWriter } from "./writer.ts";

// `node limit-process.ts FOLDER`: the same parts without Matrix. It answers the few requests that the scenarios make, in the words
// that they understand, and decides nothing: who asks is who they say, a room is a name, an event is the bytes that came.

const [folder = "."] = process.argv.slice(2);
const key = readKey(join(folder, "key"));
const room = new WaitingRoom();
const rooms = new Map<string, Set<string>>();
const copies = new Map<string, Buffer>();
const writer = await startWriter(folder, key, (send, eventId) => {
  room.add({ position: Number(eventId.slice(1)), roomId: send.roomId, json: clientForm(send, eventId) });
});
const reader = openDatabase({ file: join(folder, "limit.db"), key }, "read");
const pageBefore = reader.prepare(
  "select position, client from events where room_id = ? and position < ? order by position desc limit ?",
);
let names = 0;

const server = fastify({ logger: false, bodyLimit: 64 * 1_048_576, keepAliveTimeout: 72_000 });
server.removeAllContentTypeParsers();
server.addContentTypeParser("*", { parseAs: "string" }, (_, body, done) => {
  try {
    done(null, parseJsonBody(String(body)));
  } catch (error) {
    done(error instanceof Error ? error : new Error(String(error)));
  }
});

server.post("/_matrix/client/v3/register", async () => {
  const name = `l${++names}`;
  rooms.set(name, new Set());
  return { user_id: `@${name}:bench.test`, device_id: "DEVICE", access_token: name };
});
server.post("/_matrix/client/v3/createRoom", async (request) => {
  const roomId = `!${String(++names).padStart(43, "r")}`;
  roomsOf(request.headers.authorization).add(roomId);
  return { room_id: roomId };
});
server.post<{ Params: { roomId: string } }>("/_matrix/client/v3/join/:roomId", async (request) => {
  roomsOf(request.headers.authorization).add(request.params.roomId);
  return { room_id: request.params.roomId };
});
server.put<{ Params: { roomId: string; type: string }; Body: object }>(
  "/_matrix/client/v3/rooms/:roomId/send/:type/:transactionId",
  async (request) => {
    const { roomId, type } = request.params;
    const sender = `@${nameOf(request.headers.authorization)}:bench.test`;
    const content = JSON.stringify(request.body);
    return { event_id: await writer.write({ roomId, sender, type, transactionId: "", content }) };
  },
);
server.get<{ Params: { roomId: string }; Querystring: { from?: string; limit?: string } }>(
  "/_matrix/client/v3/rooms/:roomId/messages",
  async (request, reply) => {
    const before = request.query.from ?? String(Number.MAX_SAFE_INTEGER);
    // The columns that the statement names.
    const rows = pageBefore.all([request.params.roomId, before, request.query.limit ?? 10]) as {
      position: number;
      client: string;
    }[];
    const last = rows.at(-1)?.position;
    const end = last === undefined ? "" : `,"end":"${last}"`;
    return reply.type("application/json").send(`{"chunk":[${rows.map(({ client }) => client).join(",")}]${end}}`);
  },
);
server.get<{ Querystring: { since?: string; timeout?: string } }>("/_matrix/client/v3/sync", async (request, reply) => {
  const { since, timeout } = request.query;
  const joined = roomsOf(request.headers.authorization);
  reply.type("application/json");
  if (since === undefined) return reply.send(`{"next_batch":"${room.position}"}`);
  let events = room.after(Number(since), joined);
  if (events.length === 0) {
    await room.wait(joined, Number(timeout ?? 0));
    events = room.after(Number(since), joined);
  }
  const parts = [...Map.groupBy(events, ({ roomId }) => roomId)].map(
    ([roomId, some]) =>
      `"${roomId}":{"timeline":{"limited":false,"events":[${some.map(({ json }) => json).join(",")}]}}`,
  );
  return reply.send(`{"next_batch":"${events.at(-1)?.position ?? since}","rooms":{"join":{${parts.join(",")}}}}`);
});
// What a server's whole answer costs when it is only copied: bytes, whatever they mean.
server.register(async (copier) => {
  copier.removeAllContentTypeParsers();
  copier.addContentTypeParser("*", { parseAs: "buffer" }, (_, body, done) => done(null, body));
  copier.put<{ Params: { name: string }; Body: Buffer }>("/copies/:name", async (request) => {
    copies.set(request.params.name, request.body);
    return {};
  });
  copier.get<{ Params: { name: string } }>("/copies/:name", async (request, reply) =>
    reply.type("application/json").send(copies.get(request.params.name)),
  );
});

function nameOf(authorization: string | undefined): string {
  return authorization?.slice("Bearer ".length) ?? "";
}

function roomsOf(authorization: string | undefined): Set<string> {
  const joined = rooms.get(nameOf(authorization));
  if (joined === undefined) throw new Error("Nobody has that token.");
  return joined;
}

function readKey(file: string): string {
  if (!existsSync(file)) writeFileSync(file, Buffer.from(systemRandomness.bytes(32)).toString("hex"));
  return readFileSync(file, "utf8");
}

await server.listen({ host: "127.0.0.1", port: 0 });
const address = server.server.address();
process.stdout.write(`Limit: http://localhost:${typeof address === "object" ? address?.port : 0}/\n`);
process.once("SIGTERM", () => {
  // As the real server leaves its file: nothing in the log that isn't in the database.
  checkpoint(openDatabase({ file: join(folder, "limit.db"), key }, "write"), "TRUNCATE");
  process.exit(0);
});
