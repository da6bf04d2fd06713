/** Markup that may be written as it is. */
export interface Html {
  readonly markup: string;
}

/**
 * Markup with values in it: texts are escaped, and markup stands as it is. The only way to make any here.
 *
 * @example html`<p title="${name}">${text}</p>`
 */
export function html(
  parts: TemplateStringsArray,
  ...values: readonly (string | number | Html | readonly Html[] | null)[]
): Html {
  return { markup: parts.map((part, index) => (index === 0 ? part : written(values[index - 1]) + part)).join("") };
}

function written(value: string | number | Html | readonly Html[] | null | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "object") return "markup" in value ? value.markup : value.map(({ markup }) => markup).join("");
  // U+0000 is nothing that a page can hold.
  return String(value)
    .replaceAll("\0", "\uFFFD")
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
