import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { openDatabase, prepareDatabase } from "./database.ts";
import type { EdgeOptions, EdgeReport } from "./edge.ts";
import type { LoadOrder, LoadResult } from "./load.ts";
import type { Scratch } from "./scratch.ts";

/** A server under measurement, in a process of its own. */
export interface EdgeProcess {
  readonly port: number;
  readonly process: ChildProcess;
}

/** Starts a server on a fresh database and a free port of the loopback. */
export async function startEdge(scratch: Scratch, options: Omit<EdgeOptions, "place">): Promise<EdgeProcess> {
  const place = scratch.place();
  const database = openDatabase(place, "write");
  prepareDatabase(database);
  database.close();
  const child = startProcess("./edge.ts");
  // The first message of the edge is its port.
  const port = (await ask(child, { ...options, place } satisfies EdgeOptions)) as number;
  return { port, process: child };
}

/** Starts the client. */
export function startLoad(): ChildProcess {
  return startProcess("./load.ts");
}

/** Puts load on a server, and gives what both sides saw. */
export async function measureSends(
  edge: EdgeProcess,
  load: ChildProcess,
  order: Omit<LoadOrder, "port">,
): Promise<{ readonly load: LoadResult; readonly edge: EdgeReport }> {
  await ask(edge.process, "start");
  // Each process answers with the shape that its file declares.
  const result = (await ask(load, { ...order, port: edge.port } satisfies LoadOrder)) as LoadResult;
  return { load: result, edge: (await ask(edge.process, "stop")) as EdgeReport };
}

/** Ends a process and waits until it is gone. */
export async function stopProcess(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.disconnect();
  await gone;
}

function startProcess(file: string): ChildProcess {
  return fork(new URL(file, import.meta.url), { serialization: "advanced" });
}

async function ask(child: ChildProcess, message: object | string): Promise<unknown> {
  const failure = new AbortController();
  const failed = once(child, "exit", { signal: failure.signal }).then(([code]) => {
    throw new Error(`A process of the measurement ended with ${code}.`);
  });
  failed.catch(() => undefined);
  child.send(message);
  try {
    const [answer] = await Promise.race([once(child, "message"), failed]);
    return answer;
  } finally {
    failure.abort();
  }
}
