import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Answer, NumberedSend } from "../edge-and-core/core.ts";
import type { Send } from "../edge-and-core/send.ts";

/** The way to the thread that writes. */
export interface Writer {
  /** @returns the event's identifier once it is on disk. @throws Error when the queue is full. */
  write(send: Send): Promise<string>;
}

/** Starts the thread; what one turn of the loop has to write crosses in one message, as in the real server. */
export async function startWriter(
  folder: string,
  key: string,
  committed: (send: Send, eventId: string) => void,
): Promise<Writer> {
  const worker = new Worker(new URL("./writer-worker.ts", import.meta.url), { workerData: { folder, key } });
  await once(worker, "message");
  const waiting = new Map<number, { readonly send: Send; settle(answer: Answer): void }>();
  worker.on("message", (answers: readonly Answer[]) => {
    for (const answer of answers) {
      const entry = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (entry === undefined) continue;
      if (answer.eventId !== undefined) committed(entry.send, answer.eventId);
      entry.settle(answer);
    }
  });
  let lastId = 0;
  let turn: NumberedSend[] = [];
  const flush = () => {
    worker.postMessage(turn);
    turn = [];
  };
  return {
    write(send) {
      const id = ++lastId;
      if (turn.push({ id, send }) === 1) setImmediate(flush);
      return new Promise((resolve, reject) => {
        const settle = ({ eventId, error }: Answer) =>
          eventId === undefined ? reject(new Error(error)) : resolve(eventId);
        waiting.set(id, { send, settle });
      });
    },
  };
}
