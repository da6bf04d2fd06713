/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.map(cell).join(" | ")} |`).join("\n");
}

/** A text as code. */
export function code(text: string): string {
  return `\`${text}\``;
}

/** A page: parts with an empty line between them. */
export function page(parts: readonly string[]): string {
  return `${parts.join("\n\n")}\n`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
