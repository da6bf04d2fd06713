import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** A server as a new user starts it: nothing is configured but its folder and port. */
export interface Server {
  /** `http://localhost:<port>` */
  readonly origin: string;
  readonly folder: string;
  /** All that it has printed and logged. */
  output(): string;
  /** Runs `conclave` beside it, on the same configuration. @returns what it printed. @throws Error for another exit code than 0. */
  conclave(...args: readonly string[]): Promise<string>;
  /** A fresh link for the set-up page. */
  setUpLink(): Promise<string>;
  /** Stops it and waits until it is gone; the folder stays until the process of the test ends. */
  stop(): Promise<void>;
  /** Ends it as a loss of power would, and waits until it is gone. */
  kill(): Promise<void>;
  /** Starts it again where it was, after `stop` or `kill`. */
  startAgain(): Promise<void>;
}

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const start = join(root, "apps/server/start.js");
const run = promisify(execFile);

/** Builds the pages where they are out of date. */
export async function buildPages(): Promise<void> {
  await run(process.execPath, [join(root, "tools/build-pages.ts")], { cwd: root });
}

/**
 * Builds the pages where they are out of date, and starts a server on a free port and an empty folder.
 *
 * @throws Error with all that it said when it ends before it serves.
 */
export async function startServer(environment: Readonly<Record<string, string>> = {}): Promise<Server> {
  await buildPages();
  const folder = mkdtempSync(join(tmpdir(), "conclave-browser-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const env = {
    PATH: process.env["PATH"] ?? "",
    LANG: "C.UTF-8",
    CONCLAVE_DATA: join(folder, "data"),
    ...environment,
  };
  let output = "";
  let child: ChildProcess;
  const serve = (port: string) => {
    const options = { cwd: folder, env: { ...env, CONCLAVE_PORT: port } };
    child = spawn(process.execPath, [start, "serve"], { ...options, stdio: ["ignore", "pipe", "pipe"] });
    return served(child, (text) => {
      output += text;
    });
  };
  const origin = await serve("0");
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "close");
    child.kill(signal);
    await gone;
  };
  const conclave = async (...args: readonly string[]) =>
    (await run(process.execPath, [start, ...args], { cwd: folder, env })).stdout;
  return {
    origin,
    folder,
    output: () => output,
    conclave,
    async setUpLink() {
      const { link } = JSON.parse(await conclave("setup-link", "--json"));
      return String(link);
    },
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
    async startAgain() {
      await serve(new URL(origin).port);
    },
  };
}

/** Waits until the server has said where it is reached; all that it says goes to `keep`. */
function served(child: ChildProcess, keep: (text: string) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const hear = (chunk: Buffer) => {
      const text = chunk.toString("utf8");
      keep(text);
      said += text;
      const origin = /^Chat: (http:\/\/localhost:\d+)\/$/m.exec(said)?.[1];
      if (origin !== undefined) resolve(origin);
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("close", (code) => reject(new Error(`The server ended with ${code} before it served:\n${said}`)));
  });
}
