import { barChart, escaped } from "./chart.ts";
import { cellsOf, machineLine } from "./markdown.ts";
import { readableShare } from "./number.ts";
import type { Report, ScenarioResult } from "./result.ts";

const styles = `
:root { color-scheme: light dark; --page: #fbfaf8; --text: #1d1c1a; --faint: #6b675f; --line: #dedad2; --card: #fff;
  --c0: #2f6f6a; --c1: #b9b3a6; --c2: #b3622e; --c3: #5a5fa8; --wrong: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --page: #161513; --text: #eceae5; --faint: #a39e93; --line: #38352f; --card: #1f1d1a;
  --c0: #6cbab2; --c1: #6d685d; --c2: #e0965f; --c3: #9a9fe6; --wrong: #ff8a80; } }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 1080px; padding: 32px 20px 80px; background: var(--page); color: var(--text);
  font: 15px/1.5 system-ui, sans-serif }
h1 { font-size: 26px; margin: 0 0 4px } h2 { font-size: 19px; margin: 44px 0 2px } h3 { font-size: 13px; font-weight: 600; margin: 0 0 10px }
p { margin: 4px 0 14px; color: var(--faint); max-width: 75ch } .wrong { color: var(--wrong); font-weight: 600 }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 440px), 1fr)); gap: 14px }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 14px; min-width: 0 }
svg { width: 100%; height: auto; display: block } svg text { font: 11px system-ui, sans-serif; fill: var(--text) }
svg .value { fill: var(--faint) } .bar.c0 { fill: var(--c0) } .bar.c1 { fill: var(--c1) } .bar.c2 { fill: var(--c2) } .bar.c3 { fill: var(--c3) }
.whisker { stroke: var(--text); stroke-width: 1; opacity: .55 }
.legend { display: flex; flex-wrap: wrap; gap: 16px; margin: 14px 0 } .legend span::before { content: ""; display: inline-block;
  width: 12px; height: 12px; border-radius: 3px; margin-right: 6px; vertical-align: -1px; background: var(--own) }
details { margin-top: 12px } summary { cursor: pointer; color: var(--faint) } .scroll { overflow-x: auto }
table { border-collapse: collapse; font-size: 13px; font-variant-numeric: tabular-nums; margin-top: 8px }
th, td { text-align: left; padding: 4px 12px 4px 0; border-bottom: 1px solid var(--line); white-space: nowrap }
.shares { display: flex; flex-wrap: wrap; gap: 10px; margin: 18px 0 } .shares div { background: var(--card); border: 1px solid var(--line);
  border-radius: 8px; padding: 10px 14px } .shares b { display: block; font-size: 20px } .shares span { color: var(--faint); font-size: 13px }
`;

/** A report as one page that needs nothing else: no script, no font, no picture from elsewhere; light and dark as the reader has it. */
export function htmlOf(report: Report): string {
  const targets = report.targets.map(({ name }) => name);
  const legend = targets.map((name, index) => `<span style="--own: var(--c${index})">${escaped(name)}</span>`).join("");
  const when = report.startedAt.slice(0, 16).replace("T", " ");
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Bench, ${when}</title><style>${styles}</style></head><body>
<h1>Bench: ${report.size}, ${when} UTC</h1>
<p>${escaped(machineLine(report.machine))}</p>
<p>Bars are medians; the line goes from the least to the greatest round. The share beside a value is how much of a bare server of
the same parts was reached in the same run: 100 % is as good.</p>
<div class="legend">${legend}</div>
${sharesOf(report)}
${report.scenarios.map((result) => sectionOf(result, targets)).join("\n")}
</body></html>
`;
}

/** The middle share of each scenario, at the top: what we steer by. */
function sharesOf({ scenarios }: Report): string {
  const cards = scenarios.flatMap(({ name, figures }) => {
    const shares = figures.flatMap(({ share }) => (share === undefined ? [] : [share])).toSorted((a, b) => a - b);
    const middle = shares[Math.floor(shares.length / 2)];
    if (middle === undefined) return [];
    return [`<div><b>${readableShare(middle)}</b><span>of the limit: ${escaped(name)}, middle figure</span></div>`];
  });
  return cards.length === 0 ? "" : `<div class="shares">${cards.join("")}</div>`;
}

function sectionOf(result: ScenarioResult, targets: readonly string[]): string {
  const { name, question, figures, errors } = result;
  const charts = [...Map.groupBy(figures, ({ measure, unit }) => `${measure}, ${unit}`)].map(
    ([title, some]) => `<div class="card"><h3>${escaped(title)}</h3>${barChart(some, targets)}</div>`,
  );
  const wrong = errors.map((error) => `<p class="wrong">${escaped(error.split("\n")[0] ?? "")}</p>`).join("");
  const { head, rows } = cellsOf(result);
  const line = (tag: string, cells: readonly string[]) =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join("")}</tr>`;
  const figuresTable = `<details><summary>All figures</summary><div class="scroll"><table>${line("th", head)}${rows.map((row) => line("td", row)).join("")}</table></div></details>`;
  return `<section><h2>${escaped(name)}</h2><p>${escaped(question)}</p>${wrong}<div class="charts">${charts.join("")}</div>${rows.length > 0 ? figuresTable : ""}</section>`;
}
