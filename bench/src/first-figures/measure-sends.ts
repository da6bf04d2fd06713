import { fork } from "node:child_process";
import { once } from "node:events";
import { interleave, percentile, spread, table } from "../edge-and-core/measure.ts";
import type { LoadOrder, LoadResult } from "./load-process.ts";
import { prepareSeats } from "./prepare.ts";
import { withScratchFolder } from "./scratch-folder.ts";
import { type ServerUnderTest, startServer } from "./server-under-test.ts";

const inFlights = [1, 16, 64];
const rounds = 5;
const milliseconds = 3_000;
const people = 16;

interface Round extends LoadResult {
  readonly cpuMicroseconds: number;
}

/** Messages that the real server stores durably and acknowledges, over HTTP from a process of its own. */
export function measureSends(): Promise<string> {
  return withScratchFolder(measureSendsIn);
}

async function measureSendsIn(folder: string): Promise<string> {
  const server = await startServer(folder);
  // Without this process's own flags: they would tie the channel to a watch of `start.js`.
  const load = fork(new URL("./load-process.ts", import.meta.url), { serialization: "advanced", execArgv: [] });
  try {
    const seats = await prepareSeats(server.port, people);
    let series = 0;
    const send = async (inFlight: number, duration: number): Promise<Round> => {
      const order: LoadOrder = { port: server.port, seats, inFlight, milliseconds: duration, series: `${++series}` };
      return measureRound(server, load, order);
    };
    await send(64, milliseconds);
    const results = await interleave(inFlights, rounds, (inFlight) => send(inFlight, milliseconds));
    const memory = `Memory of the server after that: ${server.residentMegabytes().toFixed(0)} MiB, at most ${server.peakMegabytes().toFixed(0)} MiB.`;
    return `${tableOf(results)}\n${memory}\n`;
  } finally {
    const gone = once(load, "exit");
    if (load.connected) load.disconnect();
    await Promise.all([server.stop(), gone]);
  }
}

async function measureRound(server: ServerUnderTest, load: ReturnType<typeof fork>, order: LoadOrder): Promise<Round> {
  const before = server.cpuMicroseconds();
  const over = new AbortController();
  const { signal } = over;
  load.send(order);
  try {
    const [answer] = await Promise.race([
      once(load, "message", { signal }),
      once(load, "exit", { signal }).then(([code]) => Promise.reject(new Error(`The load ended with ${code}.`))),
    ]);
    // The load answers with the shape that its file declares.
    return { ...(answer as LoadResult), cpuMicroseconds: server.cpuMicroseconds() - before };
  } finally {
    over.abort();
  }
}

function tableOf(results: readonly (readonly Round[])[]): string {
  return table(
    ["in flight", "sends/s", "server's CPU, µs a send", "p50 ms", "p99 ms"],
    inFlights.map((inFlight, index) => {
      const measured = results[index] ?? [];
      const latencies = measured.flatMap((round) => round.latencies);
      return [
        inFlight,
        spread(measured.map(({ sends, seconds }) => sends / seconds)),
        spread(measured.map(({ cpuMicroseconds, sends }) => cpuMicroseconds / sends)),
        percentile(latencies, 0.5).toFixed(2),
        percentile(latencies, 0.99).toFixed(2),
      ];
    }),
  );
}
