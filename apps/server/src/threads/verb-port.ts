import type { MessagePort } from "node:worker_threads";
import { verbs } from "@conclave/services/core/registry";
import type { AnyVerb, Command, Query } from "@conclave/services/core/verb";
import { type FromThread, type ToThread, toPlainError, type VerbAnswer, type VerbRequest } from "./messages.ts";

/** Runs one verb of the kind that this thread is for. */
export type RunVerb = (verb: Command<unknown, unknown> | Query<unknown, unknown>, input: unknown) => Promise<unknown>;

/** Answers the verbs that arrive at a thread's port; answers that settle in one turn leave in one message. */
export function serveVerbs(port: MessagePort, run: RunVerb, close: () => Promise<void>): void {
  let answers: VerbAnswer[] = [];

  function answer(next: VerbAnswer): void {
    answers.push(next);
    if (answers.length > 1) return;
    setImmediate(() => {
      post(port, { kind: "answers", answers });
      answers = [];
    });
  }

  async function serve({ id, name, input }: VerbRequest): Promise<void> {
    try {
      answer({ id, ok: true, value: await run(verbOf(name), input) });
    } catch (error) {
      answer({ id, ok: false, error: toPlainError(error) });
    }
  }

  port.on("message", (message: ToThread) => {
    if (message.kind === "run") {
      void serve(message);
      return;
    }
    void close().then(() => {
      // Behind the answers of this very turn.
      setImmediate(() => {
        post(port, { kind: "closed" });
        port.close();
      });
    });
  });
}

/** Sends a message to the edge. */
export function post(port: MessagePort, message: FromThread): void {
  port.postMessage(message);
}

function verbOf(name: string): Command<unknown, unknown> | Query<unknown, unknown> {
  const verb: AnyVerb | undefined = verbs.get(name);
  if (verb === undefined) throw new Error(`There is no verb ${name}: is it missing from its subject's verbs.ts?`);
  // The dispatcher typed the input against this very verb before its name crossed the thread.
  return verb as Command<unknown, unknown> | Query<unknown, unknown>;
}
