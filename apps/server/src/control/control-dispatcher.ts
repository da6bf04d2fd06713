import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { AppError } from "@conclave/base/app-error";
import type { Command, Dispatcher, Query } from "@conclave/services/core/verb";
import { fromPlainError } from "../threads/messages.ts";
import { type ControlAnswer, type ControlRequest, readMessage } from "./message.ts";
import { socketPathOf } from "./socket-path.ts";

/**
 * Asks the running server for verbs, from another process of the same user. Input and output cross as JSON.
 *
 * @throws what the verb throws, and AppError `SERVER_UNREACHABLE` when nobody answers.
 */
export function controlDispatcher(file: string): Dispatcher {
  return {
    async run<Input, Output>(verb: Command<Input, Output> | Query<Input, Output>, input: Input): Promise<Output> {
      const answer = await ask(file, { name: verb.name, input });
      if (!answer.ok) throw fromPlainError(answer.error);
      // The answer is what the verb of this name returned, and the verb's own type says what that is.
      return answer.value as Output;
    },
  };
}

async function ask(file: string, request: ControlRequest): Promise<ControlAnswer> {
  const place = socketPathOf(file);
  try {
    const connection: Socket = connect({ path: place.path, allowHalfOpen: true });
    await once(connection, "connect");
    connection.end(JSON.stringify(request));
    // Both ends are one program, and the socket is its owner's alone.
    return (await readMessage(connection)) as ControlAnswer;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError(
      "SERVER_UNREACHABLE",
      "The running server doesn't answer. Is it just starting or ending? Try again in a moment.",
      reason,
    );
  } finally {
    place.release();
  }
}
