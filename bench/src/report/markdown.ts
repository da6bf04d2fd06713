import { table } from "../measure.ts";
import { readableShare, readableSpread } from "./number.ts";
import type { Figure, Machine, Report, ScenarioResult } from "./result.ts";

/** A report as Markdown: a table a scenario, a row a case and target, a column a figure. */
export function markdownOf(report: Report): string {
  const { size, startedAt, machine, scenarios } = report;
  return `# Bench: ${size}, ${startedAt.slice(0, 16).replace("T", " ")} UTC\n\n${machineLine(machine)}\n\n${explanation}\n\n${scenarios.map(sectionOf).join("\n")}`;
}

const explanation =
  "Median of the rounds, with least and greatest. *Of the limit*: what share of a bare server of the same parts was reached in the same run; 100 % is as good.";

/** On what it was measured, in a line. */
export function machineLine(machine: Machine): string {
  const { processor, cores, memoryGibibytes, system, node, commit, loadBefore, loadAfter } = machine;
  return `${cores} cores (${processor}), ${memoryGibibytes} GiB, ${system}, Node ${node}, commit ${commit}; load average ${loadBefore} before, ${loadAfter} after.`;
}

/** The cells of a scenario's table, for Markdown and HTML alike. */
export function cellsOf({ figures }: ScenarioResult): {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
} {
  const kinds = [...new Map(figures.map(({ measure, unit }) => [measure, unit]))];
  const limited = new Set(figures.filter(({ share }) => share !== undefined).map(({ measure }) => measure));
  const head = kinds.flatMap(([measure, unit]) => [
    `${measure}, ${unit}`,
    ...(limited.has(measure) ? ["of the limit"] : []),
  ]);
  const cases = [...Map.groupBy(figures, (figure) => figure.case)];
  const rows = cases.flatMap(([name, some]) =>
    [...Map.groupBy(some, ({ target }) => target)].map(([target, own]) => [
      name,
      target,
      ...kinds.flatMap(([measure]) => {
        const figure = own.find((one) => one.measure === measure);
        return [textOf(figure), ...(limited.has(measure) ? [readableShare(figure?.share)] : [])];
      }),
    ]),
  );
  return { head: ["case", "server", ...head], rows };
}

function textOf(figure: Figure | undefined): string {
  return figure === undefined ? "" : readableSpread(figure);
}

function sectionOf(result: ScenarioResult): string {
  const { name, question, seconds, errors } = result;
  const { head, rows } = cellsOf(result);
  const wrong = errors.map((error) => `**Failed:** ${error.split("\n")[0]}\n\n`).join("");
  return `## ${name} (${seconds.toFixed(0)} s)\n\n${question}\n\n${wrong}${rows.length > 0 ? table(head, rows) : ""}`;
}
