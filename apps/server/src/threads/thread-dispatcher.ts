import { assert } from "@conclave/base/assert";
import type { Command, Dispatcher, Query } from "@conclave/services/core/verb";
import type { VerbThread } from "./verb-thread.ts";

/** Sends commands to the core, queries to the reader with the least to do. */
export function threadDispatcher(core: VerbThread, readers: readonly VerbThread[]): Dispatcher {
  return {
    async run<Input, Output>(verb: Command<Input, Output> | Query<Input, Output>, input: Input): Promise<Output> {
      // The answer is what the verb of this name returned, and the verb's own type says what that is.
      return (await (verb.kind === "command" ? core : leastBusy(readers)).run(verb, input)) as Output;
    },
  };
}

function leastBusy(readers: readonly VerbThread[]): VerbThread {
  const [first, ...others] = readers;
  assert(first !== undefined, "there is a reader");
  return others.reduce((best, reader) => (reader.unanswered < best.unanswered ? reader : best), first);
}
