import { spawn } from "node:child_process";
import { once } from "node:events";
import { stopwatch } from "../measure.ts";

/** A server process that serves. */
export interface StartedProcess {
  readonly port: number;
  readonly startedIn: number;
  /** Sends a signal and waits until it is gone. */
  end(signal: "SIGKILL" | "SIGTERM"): Promise<void>;
}

/**
 * Starts a program that prints its address, `...http://localhost:PORT/`, once it serves. It ends with this process at the latest.
 *
 * @param killable gives the process that SIGKILL is meant for, where that is not the one started.
 * @throws Error with all that it printed when it ends before it serves.
 */
export async function startProcess(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  killable?: () => number,
): Promise<StartedProcess> {
  const began = stopwatch();
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env["PATH"], LANG: "C.UTF-8", ...environment },
  });
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  const gone = once(child, "close").then(() => process.off("exit", end));
  let output = "";
  const port = await new Promise<number>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      // What is logged later is not kept: a day's load says a lot.
      if (output.length < 100_000) output += chunk.toString("utf8");
      const found = /^(?:Chat|Limit): http:\/\/localhost:(\d+)\/$/m.exec(output)?.[1];
      if (found !== undefined) resolve(Number(found));
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    void gone.then(() => reject(new Error(`The server ended before it served:\n${output}`)));
  });
  const startedIn = stopwatch() - began;
  return {
    port,
    startedIn,
    async end(signal) {
      const pid = signal === "SIGKILL" ? killable?.() : undefined;
      if (pid === undefined) child.kill(signal);
      else process.kill(pid, signal);
      await gone;
    },
  };
}
