import { interleave, startMeasuring, stopwatch } from "../measure.ts";
import { besideLimit, type Figure, figureOf, type ScenarioResult } from "../report/result.ts";
import { loopDelay } from "../targets/loop-delay.ts";
import { processorMicroseconds } from "../targets/process.ts";
import type { Target, TargetSource } from "../targets/target.ts";
import type { Case, Measured, Scenario, ScenarioDefinition, Size } from "./scenario.ts";

/** Makes a definition runnable. */
export function scenario<World, Kind extends Case, Round>(
  definition: ScenarioDefinition<World, Kind, Round>,
): Scenario {
  const { name, question, targets } = definition;
  return { name, question, targets, run: (sources, size) => runScenario(definition, sources, size) };
}

/**
 * Runs a scenario on fresh targets: prepares each, warms up, and measures the cases of all targets in turn, so that a disturbance of
 * the machine hits all alike. What goes wrong ends the scenario, not the run.
 */
async function runScenario<World, Kind extends Case, Round>(
  definition: ScenarioDefinition<World, Kind, Round>,
  sources: readonly TargetSource[],
  size: Size,
): Promise<ScenarioResult> {
  const elapsed = startMeasuring();
  const errors: string[] = [];
  const open: Opened<World>[] = [];
  let figures: readonly Figure[] = [];
  try {
    for (const source of sources.filter(({ kind }) => definition.targets.includes(kind))) {
      open.push(await prepare(definition, source, size));
    }
    figures = await measureAll(definition, open, size);
  } catch (error) {
    errors.push(reasonsOf(error));
  }
  for (const { world, target } of open) {
    try {
      if (world !== undefined) await definition.close(world.value);
    } finally {
      await target.close();
    }
  }
  const { name, question } = definition;
  return { name, question, seconds: elapsed().seconds, figures, errors };
}

interface Opened<World> {
  readonly target: Target;
  readonly world: { readonly value: World };
}

async function prepare<World, Kind extends Case, Round>(
  definition: ScenarioDefinition<World, Kind, Round>,
  source: TargetSource,
  size: Size,
): Promise<Opened<World>> {
  const target = await source.start();
  try {
    const world = await definition.prepare(target, size);
    await definition.warmUp?.(world, size);
    return { target, world: { value: world } };
  } catch (error) {
    await target.close();
    throw new Error(`${target.name} could not be prepared.`, { cause: error });
  }
}

async function measureAll<World, Kind extends Case, Round>(
  definition: ScenarioDefinition<World, Kind, Round>,
  open: readonly Opened<World>[],
  size: Size,
): Promise<readonly Figure[]> {
  const rounds = definition.rounds[size];
  const all = open.flatMap((opened) => definition.cases(size, opened.target).map((item) => ({ ...opened, item })));
  const run = (one: (typeof all)[number]) => measureOnce(definition, one, size);
  const results: (readonly Measured<Round>[])[] = [];
  if (definition.interleaved) results.push(...(await interleave(all, rounds, run)));
  else for (const one of all) results.push(...(await interleave([one], one.item.rounds ?? rounds, run)));
  const figures = all.flatMap(({ target, item }, index) => {
    const measured = results[index] ?? [];
    const delay = { measure: "event-loop delay p99", unit: "ms", better: "less" } as const;
    const delays = measured.map(({ usage }) => usage.loopDelay).filter((value) => !Number.isNaN(value));
    return [
      ...definition
        .figures(item, measured)
        .map(({ rounds: values, ...kind }) => figureOf(target.name, item.name, kind, values)),
      ...(delays.length > 0 ? [figureOf(target.name, item.name, delay, delays)] : []),
    ].filter(({ median }) => !Number.isNaN(median));
  });
  const summaries = open.flatMap(
    ({ target }) => definition.summary?.(figures.filter((figure) => figure.target === target.name)) ?? [],
  );
  return besideLimit([...figures, ...summaries], "limit");
}

async function measureOnce<World, Kind extends Case, Round>(
  definition: ScenarioDefinition<World, Kind, Round>,
  { target, world, item }: Opened<World> & { readonly item: Kind },
  size: Size,
): Promise<Measured<Round>> {
  try {
    await definition.set?.(world.value, item);
    await loopDelay(target);
    const { pid } = target;
    const cpu = () => (pid === undefined ? Number.NaN : processorMicroseconds(pid));
    const cpuBefore = cpu();
    const begin = stopwatch();
    const round = await definition.measure(world.value, item, size);
    const seconds = (stopwatch() - begin) / 1_000;
    const usage = { seconds, cpuMicroseconds: cpu() - cpuBefore, loopDelay: await loopDelay(target) };
    await definition.check(world.value, item, round);
    return { round, usage };
  } catch (error) {
    throw new Error(`${target.name}, ${item.name}`, { cause: error });
  }
}

/** What went wrong and why, in one line, with the place where it began. */
function reasonsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause !== undefined) return `${error.message}: ${reasonsOf(error.cause)}`;
  return error.stack ?? error.message;
}
