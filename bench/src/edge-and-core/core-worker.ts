import { parentPort, workerData } from "node:worker_threads";
import { Core, type NumberedSend } from "./core.ts";
import { openDatabase } from "./database.ts";
import type { EdgeOptions } from "./edge.ts";
import { sendVerb } from "./send-verb.ts";

// The edge starts this file with its own options.
const options = workerData as EdgeOptions;
const database = openDatabase(options.place, "write");
const core = new Core(database, sendVerb(database, options.statements), options.rule, (answers) =>
  parentPort?.postMessage(answers),
);

parentPort?.on("message", (message: readonly NumberedSend[] | "report") => {
  if (message === "report") parentPort?.postMessage(core.report());
  else for (const command of message) core.offer(command);
});
