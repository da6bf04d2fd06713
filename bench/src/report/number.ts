/** A figure as people read it: three digits that count, thousands parted. */
export function readable(value: number): string {
  if (Number.isNaN(value)) return "–";
  if (value !== 0 && Math.abs(value) < 0.01) return value.toPrecision(1);
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.max(Math.abs(value), 0.1))));
  return value.toLocaleString("en-US", { maximumFractionDigits: Math.min(2, digits) });
}

/** Middle value, and least and greatest where they differ: `1,200 (1,100–1,300)`. */
export function readableSpread(figure: {
  readonly median: number;
  readonly least: number;
  readonly greatest: number;
}): string {
  const { median, least, greatest } = figure;
  if (least === greatest) return readable(median);
  return `${readable(median)} (${readable(least)}–${readable(greatest)})`;
}

/** `0.53` as `53 %`. */
export function readableShare(share: number | undefined): string {
  return share === undefined ? "" : `${(share * 100).toFixed(0)} %`;
}
