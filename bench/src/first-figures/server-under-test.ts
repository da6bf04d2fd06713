import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stopwatch } from "../edge-and-core/measure.ts";

/** The real server in a process of its own. */
export interface ServerUnderTest {
  readonly port: number;
  /** Milliseconds from the start of `start.js` until it said that it serves. */
  readonly startedIn: number;
  /** Microseconds of processor time of the serving process so far, all threads (proc(5); steps of 10 ms). */
  cpuMicroseconds(): number;
  /** Megabytes of memory that the serving process holds now (VmRSS). */
  residentMegabytes(): number;
  /** The most that it ever held (VmHWM). */
  peakMegabytes(): number;
  stop(): Promise<void>;
}

const start = fileURLToPath(new URL("../../../apps/server/start.js", import.meta.url));

/**
 * Starts the server on a data folder and a free port of the loopback, in development mode without limits.
 *
 * @throws Error with what it printed when it ends before it serves.
 */
export async function startServer(folder: string): Promise<ServerUnderTest> {
  const began = stopwatch();
  const launcher = spawn(process.execPath, [start, "serve"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      CONCLAVE_DATA: folder,
      CONCLAVE_PORT: "0",
      CONCLAVE_MODE: "development",
      CONCLAVE_SERVER_NAME: "bench.test",
      CONCLAVE_REGISTRATION: "open",
      CONCLAVE_RATE_LIMITS: "off",
    },
  });
  const end = () => launcher.kill("SIGKILL");
  process.once("exit", end);
  const gone = once(launcher, "close").then(() => process.off("exit", end));
  let output = "";
  const port = await new Promise<number>((resolve, reject) => {
    launcher.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString("utf8");
      const found = /^Chat: http:\/\/localhost:(\d+)\/$/m.exec(output)?.[1];
      if (found !== undefined) resolve(Number(found));
    });
    void gone.then(() => reject(new Error(`The server ended before it served:\n${output}`)));
  });
  const startedIn = stopwatch() - began;
  const pid = Number(readFileSync(join(folder, "server.pid"), "utf8"));
  const status = (name: string) => {
    const text = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(text)?.[1]) / 1_024;
  };
  return {
    port,
    startedIn,
    cpuMicroseconds() {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return (Number(fields[11]) + Number(fields[12])) * 10_000;
    },
    residentMegabytes: () => status("VmRSS"),
    peakMegabytes: () => status("VmHWM"),
    async stop() {
      launcher.kill("SIGTERM");
      await gone;
    },
  };
}
