import { expect, test } from "vitest";
import tokens from "./tokens.css?raw";

/** Text needs 4.5 to 1 on what it stands on, the edge of a control 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11). */
const surfaces = ["canvas", "surface", "surface-raised", "surface-hover", "surface-sunken"];
const pairs: readonly (readonly [text: string, ground: string, ratio: number])[] = [
  ...surfaces.flatMap((ground) =>
    ["text", "text-muted", "accent-text", "danger-text", "warning-text", "success-text", "info-text"].map(
      (text) => [text, ground, 4.5] as const,
    ),
  ),
  ...["accent", "danger", "warning", "success", "info"].map((tone) => [`${tone}-text`, `${tone}-soft`, 4.5] as const),
  ["on-accent", "accent", 4.5],
  ["on-accent", "accent-hover", 4.5],
  ["on-danger", "danger", 4.5],
  ["on-danger", "danger-hover", 4.5],
  ["canvas", "text", 4.5],
  ["border-control", "surface", 3],
  ["border-control", "canvas", 3],
  ["accent", "surface", 3],
  ["focus", "surface", 3],
  ["focus", "canvas", 3],
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((hue) => ["avatar-text", `avatar-${hue}`, 4.5] as const),
];

for (const theme of ["light", "dark"] as const) {
  test(`every text can be read in the ${theme} theme`, () => {
    const weak = pairs
      .map(([text, ground, ratio]) => ({
        text,
        ground,
        ratio,
        found: contrast(color(text, theme), color(ground, theme)),
      }))
      .filter(({ found, ratio }) => found < ratio)
      .map(({ text, ground, found }) => `${text} on ${ground}: ${found.toFixed(2)}`);
    expect(weak).toEqual([]);
  });
}

function color(name: string, theme: "light" | "dark"): string {
  const [, value = ""] = new RegExp(`--color-${name}: ([^;]+);`).exec(tokens) ?? [];
  const found = value.match(/#[0-9a-f]{6}/g) ?? [];
  const chosen = theme === "light" ? found[0] : found.at(-1);
  if (chosen === undefined) throw new Error(`no color ${name}`);
  return chosen;
}

/** The relative luminance and contrast of WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [high = 1, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
