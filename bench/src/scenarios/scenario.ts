import type { Figure, FigureKind, ScenarioResult } from "../report/result.ts";
import type { Target, TargetKind, TargetSource } from "../targets/target.ts";

/** How much is asked: `quick` is a sign of life for all scenarios in three minutes; `full` is what a report quotes. */
export type Size = "quick" | "full";

/** One thing that is measured within a scenario, beside others of the same kind. */
export interface Case {
  /** Stands in the tables: "16 in flight, 100 rooms". */
  readonly name: string;
  /** Fewer rounds than the scenario has: what takes long by itself. Only where cases are not interleaved. */
  readonly rounds?: number;
}

/** What one round of a case gave, with what it cost the server. */
export interface Measured<Round> {
  readonly round: Round;
  readonly usage: Usage;
}

export interface Usage {
  readonly seconds: number;
  /** Of the serving process, all threads; NaN where its process can't be seen. */
  readonly cpuMicroseconds: number;
  /** Milliseconds by which the server's main loop was late, 99th percentile; NaN where it doesn't tell. */
  readonly loopDelay: number;
}

/** A figure of one case, a value a round. */
export type CaseFigure = FigureKind & { readonly rounds: readonly number[] };

/** One scenario: what is prepared, what is measured, how that is checked, and which figures come of it. */
export interface ScenarioDefinition<World, Kind extends Case, Round> {
  /** What `--scenario` takes. */
  readonly name: string;
  /** The question that it answers, a sentence. */
  readonly question: string;
  readonly targets: readonly TargetKind[];
  readonly rounds: Readonly<Record<Size, number>>;
  /** In the order in which they run; of a target that grows, smaller ones first. */
  cases(size: Size, target: Target): readonly Kind[];
  /** False: all rounds of a case before the next one, since a case changes what follows. */
  readonly interleaved: boolean;
  prepare(target: Target, size: Size): Promise<World>;
  /** Before the rounds; its results are thrown away. */
  warmUp?(world: World, size: Size): Promise<void>;
  /** Once a round, before its time begins. */
  set?(world: World, item: Kind): Promise<void>;
  measure(world: World, item: Kind, size: Size): Promise<Round>;
  /** Whether that which was measured also happened. @throws Error that says what did not. */
  check(world: World, item: Kind, round: Round): Promise<void>;
  figures(item: Kind, rounds: readonly Measured<Round>[]): readonly CaseFigure[];
  /** What all cases of a target say together: a knee, an exponent. */
  summary?(figures: readonly Figure[]): readonly Figure[];
  close(world: World): Promise<void>;
}

/** A scenario that can be run; what its world and rounds are is its own affair. */
export interface Scenario {
  readonly name: string;
  readonly question: string;
  readonly targets: readonly TargetKind[];
  run(sources: readonly TargetSource[], size: Size): Promise<ScenarioResult>;
}
