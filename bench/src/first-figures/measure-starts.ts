import { spread, table } from "../edge-and-core/measure.ts";
import { withScratchFolder } from "./scratch-folder.ts";
import { type ServerUnderTest, startServer } from "./server-under-test.ts";

const rounds = 5;
/** Milliseconds after which an idle server's memory is read. */
const settling = 3_000;

interface Start {
  readonly startedIn: number;
  readonly cpuMilliseconds: number;
  readonly residentMegabytes: number;
}

/** How long a server takes until it serves, on nothing and on what the first start left, and what it holds then. */
export async function measureStarts(): Promise<string> {
  const first: Start[] = [];
  const second: Start[] = [];
  for (let round = 0; round < rounds; round++) {
    await withScratchFolder(async (folder) => {
      for (const starts of [first, second]) starts.push(await measureStart(await startServer(folder)));
    });
  }
  return table(
    ["start", "ms until it serves", "CPU until it serves, ms", "memory when idle, MiB"],
    [["first, on no data", first] as const, ["second, on what the first left", second] as const].map(
      ([name, starts]) => [
        name,
        spread(starts.map(({ startedIn }) => startedIn)),
        spread(starts.map(({ cpuMilliseconds }) => cpuMilliseconds)),
        spread(starts.map(({ residentMegabytes }) => residentMegabytes)),
      ],
    ),
  );
}

async function measureStart(server: ServerUnderTest): Promise<Start> {
  const cpuMilliseconds = server.cpuMicroseconds() / 1_000;
  await new Promise((resolve) => setTimeout(resolve, settling));
  const residentMegabytes = server.residentMegabytes();
  await server.stop();
  return { startedIn: server.startedIn, cpuMilliseconds, residentMegabytes };
}
