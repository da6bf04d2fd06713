import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A server in a process of its own, as `npm start` starts it. */
export interface ServerProcess {
  readonly baseUrl: string;
  readonly folder: string;
  /** Milliseconds from the start of the process until it said that it serves. */
  readonly startedIn: number;
  /** `start.js`. */
  readonly launcher: ChildProcess;
  /** The process that serves, which is the launcher's child. */
  readonly pid: number;
  /** Everything that both have printed. */
  output(): string;
  /** Kills the server or its launcher with SIGKILL, and waits until both are gone. */
  kill(victim: "server" | "launcher"): Promise<void>;
  /** Asks it to stop, and waits until it has. @returns the exit code. */
  stop(): Promise<number | null>;
}

export interface ServerProcessOptions {
  readonly folder: string;
  /** For `conclave serve`. */
  readonly arguments?: readonly string[];
  /** Besides what a server for tests has. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** A server that ended before it served, with all that it said. */
export class ServerDidNotStart extends Error {
  readonly code: number | null;

  constructor(code: number | null, output: string) {
    super(`The server ended with ${code} before it served:\n${output}`);
    this.name = "ServerDidNotStart";
    this.code = code;
  }
}

/** What lets anybody make accounts, `registerAdministrator` too. */
export const registrationSecret = "only-for-tests";
export const serverName = "conclave.test";

const start = fileURLToPath(new URL("../../../apps/server/start.js", import.meta.url));

/**
 * Launches a server without waiting for it; it ends with this process at the latest.
 *
 * @returns `start.js`, with its output on pipes.
 */
export function launchServer(options: ServerProcessOptions): ChildProcess {
  const launcher = spawn(process.execPath, [start, "serve", ...(options.arguments ?? [])], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env["PATH"],
      LANG: "C.UTF-8",
      CONCLAVE_DATA: options.folder,
      CONCLAVE_PORT: "0",
      CONCLAVE_MODE: "development",
      CONCLAVE_SERVER_NAME: serverName,
      CONCLAVE_REGISTRATION: "open",
      CONCLAVE_REGISTRATION_SECRET: registrationSecret,
      CONCLAVE_RATE_LIMITS: "off",
      CONCLAVE_ENCRYPTION: "optional",
      ...options.environment,
    },
  });
  // A test that fails leaves no server behind.
  const end = () => launcher.kill("SIGKILL");
  process.once("exit", end);
  launcher.once("exit", () => process.off("exit", end));
  return launcher;
}

/**
 * Starts a server for tests on a free port of the loopback: development mode, anybody may register, no limits.
 *
 * @throws ServerDidNotStart
 */
export async function startServerProcess(options: ServerProcessOptions): Promise<ServerProcess> {
  const began = performance.now();
  const launcher = launchServer(options);
  const gone = once(launcher, "close");
  let output = "";
  const port = await new Promise<number>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk.toString("utf8");
      const found = /^Chat: http:\/\/localhost:(\d+)\/$/m.exec(output)?.[1];
      if (found !== undefined) resolve(Number(found));
    };
    launcher.stdout?.on("data", hear);
    launcher.stderr?.on("data", hear);
    gone.then(([code]) => reject(new ServerDidNotStart(code, output)), reject);
  });
  const pid = Number(readFileSync(join(options.folder, "server.pid"), "utf8"));
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    folder: options.folder,
    startedIn: performance.now() - began,
    launcher,
    pid,
    output: () => output,
    async kill(victim) {
      if (victim === "launcher") launcher.kill("SIGKILL");
      else process.kill(pid, "SIGKILL");
      await gone;
    },
    async stop() {
      launcher.kill("SIGTERM");
      const [code] = await gone;
      return code;
    },
  };
}

/** What a server logged as an error. */
export function defectsOf(server: ServerProcess): readonly string[] {
  return server
    .output()
    .split("\n")
    .filter((line) => line.startsWith('{"level":50'));
}
