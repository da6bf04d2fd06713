import type { TargetKind } from "../targets/target.ts";

/** What is told of a case: its name, its unit, and which way is good. */
export interface FigureKind {
  readonly measure: string;
  readonly unit: string;
  readonly better: "more" | "less";
}

/** One figure of one case on one target. */
export interface Figure extends FigureKind {
  readonly target: string;
  readonly case: string;
  readonly median: number;
  readonly least: number;
  readonly greatest: number;
  /** What the bare server gave for the same. */
  readonly limit?: number;
  /** How much of the limit was reached: 1 is as good as the bare server, whichever way is good. */
  readonly share?: number;
}

export interface ScenarioResult {
  readonly name: string;
  readonly question: string;
  readonly seconds: number;
  readonly figures: readonly Figure[];
  /** What went wrong: a check that failed, a server that went away. */
  readonly errors: readonly string[];
}

/** All of one run: what the JSON file holds. */
export interface Report {
  readonly format: 1;
  readonly size: "quick" | "full" | "soak";
  readonly startedAt: string;
  readonly machine: Machine;
  readonly targets: readonly { readonly name: string; readonly kind: TargetKind }[];
  readonly scenarios: readonly ScenarioResult[];
}

/** On what it was measured. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGibibytes: number;
  readonly system: string;
  readonly node: string;
  readonly commit: string;
  /** Of the last minute, before and after: who else used the cores takes part in every time. */
  readonly loadBefore: number;
  readonly loadAfter: number;
}

/** Makes a figure of its rounds. */
export function figureOf(target: string, name: string, kind: FigureKind, rounds: readonly number[]): Figure {
  const sorted = rounds.filter((value) => !Number.isNaN(value)).toSorted((left, right) => left - right);
  const { measure, unit, better } = kind;
  const at = (index: number) => sorted[index] ?? Number.NaN;
  const half = Math.floor(sorted.length / 2);
  return {
    target,
    case: name,
    measure,
    unit,
    better,
    median: sorted.length % 2 === 0 ? (at(half - 1) + at(half)) / 2 : at(half),
    least: at(0),
    greatest: at(sorted.length - 1),
  };
}

/** Sets each figure beside that of the bare server for the same case and measure. */
export function besideLimit(figures: readonly Figure[], limitTarget: string): readonly Figure[] {
  const keyOf = (figure: Figure) => `${figure.case}|${figure.measure}`;
  const limits = new Map(
    figures.filter(({ target }) => target === limitTarget).map((figure) => [keyOf(figure), figure.median]),
  );
  return figures.map((figure) => {
    const limit = limits.get(keyOf(figure));
    if (figure.target === limitTarget || limit === undefined || !(limit > 0) || !(figure.median > 0)) return figure;
    return { ...figure, limit, share: figure.better === "more" ? figure.median / limit : limit / figure.median };
  });
}
