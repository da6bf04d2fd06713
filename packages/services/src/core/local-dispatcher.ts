import type { Core } from "./core.ts";
import type { Reader } from "./reader.ts";
import type { Dispatcher } from "./verb.ts";

/** Runs verbs in the calling thread: for tests, the simulator and the command line. */
export function localDispatcher(core: Core, reader: Reader): Dispatcher {
  return { run: (verb, input) => (verb.kind === "command" ? core.run(verb, input) : reader.run(verb, input)) };
}
