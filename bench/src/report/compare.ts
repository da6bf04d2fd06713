import { table } from "../measure.ts";
import { readable } from "./number.ts";
import type { Figure, Report } from "./result.ts";

/** How far a figure may move before it is named: these machines are noisy, and the spread of the rounds says how much. */
const tolerance = 0.1;

/**
 * Sets a report beside an earlier one. Where both have a share of the limit, shares are compared: they move less with the machine.
 *
 * @returns a Markdown table of the figures that differ by more than a tenth and by more than both spreads, the worst first.
 */
export function compare(before: Report, after: Report): string {
  const earlier = new Map(figuresOf(before).map((one) => [one.key, one.figure]));
  const rows = figuresOf(after)
    .flatMap(({ key, figure, scenario }) => {
      const old = earlier.get(key);
      if (old === undefined) return [];
      const change = changeOf(old, figure);
      return change === undefined ? [] : [{ scenario, figure, old, change }];
    })
    .toSorted((left, right) => left.change - right.change);
  const title = `# Beside ${before.startedAt.slice(0, 16).replace("T", " ")} (commit ${before.machine.commit})\n\n`;
  if (before.size !== after.size)
    return `${title}The sizes differ (${before.size}, ${after.size}): nothing to compare.\n`;
  if (rows.length === 0) return `${title}No figure moved by more than a tenth and its spread.\n`;
  return (
    title +
    table(
      ["scenario", "case", "server", "figure", "before", "now", "better by"],
      rows.map(({ scenario, figure, old, change }) => [
        scenario,
        figure.case,
        figure.target,
        `${figure.measure}, ${figure.unit}`,
        readable(old.median),
        readable(figure.median),
        `${change > 0 ? "+" : ""}${(change * 100).toFixed(0)} %`,
      ]),
    )
  );
}

function figuresOf({ scenarios }: Report) {
  return scenarios.flatMap(({ name, figures }) =>
    figures.map((figure) => ({
      key: [name, figure.case, figure.target, figure.measure].join("|"),
      scenario: name,
      figure,
    })),
  );
}

/** How much better (positive) or worse it became; undefined when that is within the noise. */
function changeOf(old: Figure, now: Figure): number | undefined {
  const overlap = now.least <= old.greatest && old.least <= now.greatest;
  const single = now.least === now.greatest || old.least === old.greatest;
  if (overlap && !single) return undefined;
  const ratio =
    now.share !== undefined && old.share !== undefined
      ? now.share / old.share
      : now.better === "more"
        ? now.median / old.median
        : old.median / now.median;
  return Number.isFinite(ratio) && Math.abs(ratio - 1) > tolerance ? ratio - 1 : undefined;
}
