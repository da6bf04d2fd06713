import { readable, readableShare } from "./number.ts";
import type { Figure } from "./result.ts";

const width = 640;
const labelWidth = 210;
const valueWidth = 130;
const barHeight = 14;
const gap = 3;

/**
 * Bars for one measure of a scenario, as an SVG of its own: a group a case, a bar a server, a line from the least to the greatest
 * round. Colours are the page's.
 *
 * @param targets in the order of their colours.
 */
export function barChart(figures: readonly Figure[], targets: readonly string[]): string {
  const groups = [...Map.groupBy(figures, (figure) => figure.case)];
  const most = Math.max(...figures.map(({ greatest }) => greatest));
  const scale = (value: number) => (most > 0 ? (Math.max(0, value) / most) * (width - labelWidth - valueWidth) : 0);
  let top = 0;
  const parts = groups.map(([name, some]) => {
    const start = top;
    const bars = some.map((figure) => {
      const y = top;
      top += barHeight + gap;
      return barOf(figure, y, targets.indexOf(figure.target), scale);
    });
    top += 8;
    const label = `<text class="label" x="${labelWidth - 8}" y="${start + 11}" text-anchor="end">${escaped(name)}</text>`;
    return label + bars.join("");
  });
  const [any] = figures;
  const title = any === undefined ? "" : `${any.measure}, ${any.unit}`;
  return `<svg viewBox="0 0 ${width} ${top}" role="img" aria-label="${escaped(title)}">${parts.join("")}</svg>`;
}

function barOf(figure: Figure, y: number, colour: number, scale: (value: number) => number): string {
  const { median, least, greatest, target, share } = figure;
  const middle = y + barHeight / 2;
  const end = labelWidth + Math.max(scale(median), scale(greatest));
  const text = `${readable(median)}${share === undefined ? "" : ` · ${readableShare(share)}`}`;
  return (
    `<rect class="bar c${colour}" x="${labelWidth}" y="${y}" width="${Math.max(1, scale(median)).toFixed(1)}" height="${barHeight}" rx="2"><title>${escaped(target)}: ${readable(median)} ${escaped(figure.unit)} (${readable(least)} to ${readable(greatest)})</title></rect>` +
    `<line class="whisker" x1="${(labelWidth + scale(least)).toFixed(1)}" x2="${(labelWidth + scale(greatest)).toFixed(1)}" y1="${middle}" y2="${middle}"/>` +
    `<text class="value" x="${(end + 6).toFixed(1)}" y="${y + 11}">${escaped(text)}</text>`
  );
}

/** Text that is safe between tags and in attributes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
