import { once } from "node:events";
import { defectsOf, launchServer, startServerProcess } from "../process/server-process.ts";
import { gatherCast } from "./cast.ts";
import { type Chance, chanceOf } from "./chance.ts";
import { checkPromises } from "./check-promises.ts";
import { createLedger, type Ledger } from "./ledger.ts";
import { createListener } from "./listener.ts";
import { type Load, startLoad } from "./load.ts";
import { settle } from "./settle.ts";

export interface KillRuns {
  /** An empty folder. */
  readonly folder: string;
  /** How often the server is killed. */
  readonly runs: number;
  /** Of the moments of the kills and of what everybody does; what meets what is up to the machine. */
  readonly seed: number;
  /** Told after each run. */
  readonly report: (run: KillRun) => void;
}

/** What became of one kill. */
export interface KillRun {
  readonly number: number;
  readonly victim: "server" | "launcher";
  /** Acknowledgements before the kill, at least. */
  readonly awaited: number;
  /** Whether the next start was killed too, before it served. */
  readonly killedAtStart: boolean;
  /** Milliseconds that the start took on what the kill left. */
  readonly startedIn: number;
  /** Of all runs so far. */
  readonly acknowledged: number;
  /** Promises that the server broke. */
  readonly broken: readonly string[];
}

/** The most acknowledgements that are waited for: counted, not timed, since machines differ. */
const mostAwaited = 250;
/** The longest that it may take from there to the kill, in milliseconds, so that it falls anywhere in a commit. */
const longestPause = 20;
/** The longest that a start lasts that is killed, in milliseconds: about as long as a start takes. */
const longestStart = 1_000;

/**
 * Kills a server with SIGKILL under load, over and over on the same data, and holds what is there after each restart against
 * everything that it ever acknowledged. It goes on after a broken promise, so that the report shows the pattern.
 *
 * @returns the promises that were broken, in words.
 */
export async function runKills({ folder, runs, seed, report }: KillRuns): Promise<readonly string[]> {
  const chance = chanceOf(seed);
  const ledger = createLedger();
  let server = await startServerProcess({ folder });
  const cast = await gatherCast(server.baseUrl);
  const listeners = cast.people.map((person) => createListener(person, cast.rooms));
  for (const listener of listeners) await listener.listen(server.baseUrl, 0);
  const allBroken: string[] = [];
  for (let number = 1; number <= runs; number++) {
    const load = startLoad(server.baseUrl, { cast, ledger, listeners, seed: seed + number });
    const awaited = chance.below(mostAwaited);
    const victim = chance.pick(["server", "launcher"] as const);
    await untilAcknowledged(ledger, ledger.acknowledged() + awaited, load);
    await pause(chance.below(longestPause));
    await server.kill(victim);
    await load.ended;
    const killedAtStart = chance.below(4) === 0;
    if (killedAtStart) await killStart(folder, chance);
    server = await startServerProcess({ folder });
    const broken = [
      ...(await settle(server.baseUrl, ledger)),
      ...(await checkPromises(server.baseUrl, { cast, ledger, listeners })),
      ...defectsOf(server),
    ];
    allBroken.push(...broken);
    const { startedIn } = server;
    report({ number, victim, awaited, killedAtStart, startedIn, acknowledged: ledger.acknowledged(), broken });
  }
  const code = await server.stop();
  return code === 0 ? allBroken : [...allBroken, `The last stop ended with ${code}.`];
}

async function killStart(folder: string, chance: Chance): Promise<void> {
  const launcher = launchServer({ folder });
  launcher.stdout?.resume();
  launcher.stderr?.resume();
  const gone = once(launcher, "close");
  await pause(chance.below(longestStart));
  launcher.kill("SIGKILL");
  await gone;
}

/** Waits until so many acts were acknowledged, or the load failed. */
export async function untilAcknowledged(ledger: Ledger, count: number, load: Load): Promise<void> {
  let ended = false;
  const failed = load.ended.finally(() => {
    ended = true;
  });
  while (ledger.acknowledged() < count && !ended) await Promise.race([pause(5), failed]);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
