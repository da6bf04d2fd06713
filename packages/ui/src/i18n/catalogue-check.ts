import type { Message } from "./catalogue.ts";

type Texts = Readonly<Record<string, Message>>;

/**
 * What the compiler can't see in a catalogue, for its test: keys whose texts have different places in the two languages, and
 * texts that are empty.
 */
export function differingPlaces(english: Texts, chinese: Readonly<Record<string, string>>): string[] {
  return Object.keys(english).filter((key) => {
    const theirs = chinese[key] ?? "";
    return theirs === "" || placesOf(english[key] ?? "") !== placesOf(theirs);
  });
}

/** Keys that no source names, neither whole (`"sign-in.title"`) nor by a template (`strength.${level}`). */
export function unusedKeys(texts: Texts, sources: readonly string[]): string[] {
  const all = sources.join("\n");
  const templates = [...all.matchAll(/`([^`\n]*\$\{[^`\n]*)`/g)].map(([, text = ""]) => patternOf(text));
  return Object.keys(texts).filter(
    (key) => !all.includes(`"${key}"`) && !templates.some((pattern) => pattern.test(key)),
  );
}

function placesOf(message: Message): string {
  const text = typeof message === "string" ? message : message.other;
  return [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join(" ");
}

function patternOf(template: string): RegExp {
  const parts = template.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("[a-z0-9-]+")}$`);
}
