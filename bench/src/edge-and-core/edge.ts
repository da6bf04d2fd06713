import { monitorEventLoopDelay } from "node:perf_hooks";
import { Worker } from "node:worker_threads";
import { fastify } from "fastify";
import { startMeasuring } from "../measure.ts";
import { type Answer, type BatchRule, Core, type CoreReport, type NumberedSend } from "./core.ts";
import { type DatabasePlace, openDatabase } from "./database.ts";
import type { Send } from "./send.ts";
import { type Statements, sendVerb } from "./send-verb.ts";

/** How the server under measurement is put together. */
export interface EdgeOptions {
  readonly place: DatabasePlace;
  readonly coreIn: "main thread" | "worker thread";
  /** Whether each command crosses in a message of its own, or all of one turn of the loop in one. */
  readonly hop: "each" | "turn";
  readonly rule: BatchRule;
  readonly statements: Statements;
}

/** What the server saw between "start" and "stop". */
export interface EdgeReport {
  readonly cpuMicroseconds: number;
  /** Milliseconds by which the edge's event loop was late, 99th percentile and worst. */
  readonly loopDelay: { readonly p99: number; readonly max: number };
  readonly core: CoreReport;
}

const waiting = new Map<number, (answer: Answer) => void>();

function settle(answers: readonly Answer[]): void {
  for (const answer of answers) {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  }
}

interface CoreLink {
  offer(command: NumberedSend): void;
  report(): Promise<CoreReport>;
}

function linkCore(options: EdgeOptions): CoreLink {
  if (options.coreIn === "main thread") {
    const database = openDatabase(options.place, "write");
    const core = new Core(database, sendVerb(database, options.statements), options.rule, settle);
    return { offer: (command) => core.offer(command), report: async () => core.report() };
  }
  const worker = new Worker(new URL("./core-worker.ts", import.meta.url), { workerData: options });
  let reported: (report: CoreReport) => void = () => {};
  worker.on("message", (message: readonly Answer[] | CoreReport) => {
    if ("holds" in message) reported(message);
    else settle(message);
  });
  let turn: NumberedSend[] = [];
  const flush = () => {
    worker.postMessage(turn);
    turn = [];
  };
  return {
    offer(command) {
      if (options.hop === "each") worker.postMessage([command]);
      else if (turn.push(command) === 1) setImmediate(flush);
    },
    report: () =>
      new Promise((resolve) => {
        reported = resolve;
        worker.postMessage("report");
      }),
  };
}

async function serve(options: EdgeOptions): Promise<void> {
  const core = linkCore(options);
  let lastId = 0;
  const server = fastify({ logger: false });
  server.put<{ Params: { roomId: string; sender: string; transactionId: string }; Body: object }>(
    "/send/:roomId/:sender/:transactionId",
    async (request, reply) => {
      const { roomId, sender, transactionId } = request.params;
      const content = JSON.stringify(request.body);
      const send: Send = { roomId, sender, type: "m.room.encrypted", transactionId, content };
      const id = ++lastId;
      const answer = await new Promise<Answer>((resolve) => {
        waiting.set(id, resolve);
        core.offer({ id, send });
      });
      if (answer.eventId === undefined) return reply.code(500).send({ error: answer.error });
      return reply.send({ event_id: answer.eventId });
    },
  );
  await server.listen({ host: "127.0.0.1", port: 0 });
  const resolution = 1;
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  let elapsed = startMeasuring();
  process.on("message", async (message: "start" | "stop") => {
    if (message === "start") {
      await core.report();
      delay.reset();
      elapsed = startMeasuring();
      process.send?.("started");
      return;
    }
    const { cpuMicroseconds } = elapsed();
    const milliseconds = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - resolution);
    const loopDelay = { p99: milliseconds(delay.percentile(99)), max: milliseconds(delay.max) };
    process.send?.({ cpuMicroseconds, loopDelay, core: await core.report() } satisfies EdgeReport);
  });
  const address = server.server.address();
  process.send?.(typeof address === "object" ? address?.port : undefined);
}

process.once("message", (options: EdgeOptions) => void serve(options));
process.once("disconnect", () => process.exit(0));
