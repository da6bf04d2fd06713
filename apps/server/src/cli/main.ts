import process from "node:process";
import { text } from "node:stream/consumers";
import { systemClock } from "@conclave/base/clock";
import { systemRandomness } from "@conclave/base/randomness";
import { languageOf, processEnvironment } from "../config/environment.ts";
import { runCommandLine } from "./run.ts";

// A reader that has seen enough (`conclave config example | head`) is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

process.exitCode = await runCommandLine(process.argv.slice(2), {
  language: languageOf(processEnvironment),
  environment: processEnvironment,
  workingFolder: process.cwd(),
  clock: systemClock,
  randomness: systemRandomness,
  isTerminal: process.stdout.isTTY === true,
  print: (line) => process.stdout.write(`${line}\n`),
  warn: (line) => process.stderr.write(`${line}\n`),
  readInput: async () => (await text(process.stdin)).replace(/\r?\n$/, ""),
});
