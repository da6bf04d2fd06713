import type { TextOptions } from "@conclave/client/commands";

/** The commands that a text may begin with. */
export const composerCommands = ["me", "plain", "shrug", "spoiler"] as const;

export type ComposerCommand = (typeof composerCommands)[number];

/** What was meant by a typed text. */
export type TypedText =
  | { readonly kind: "text"; readonly text: string; readonly options: Pick<TextOptions, "style" | "plain"> }
  | { readonly kind: "unknown-command"; readonly command: string };

/** Reads the command at the beginning of a text, if there is one; two slashes begin a text with one. */
export function typedText(typed: string): TypedText {
  if (typed.startsWith("//")) return { kind: "text", text: typed.slice(1), options: {} };
  const [, command, rest = ""] = /^\/([a-z]+)(?:\s+([\s\S]*))?$/.exec(typed) ?? [];
  if (command === undefined) return { kind: "text", text: typed, options: {} };
  switch (composerCommands.find((known) => known === command)) {
    case "me":
      return { kind: "text", text: rest, options: { style: "emote" } };
    case "plain":
      return { kind: "text", text: rest, options: { plain: true } };
    case "shrug":
      return { kind: "text", text: `¯\\_(ツ)_/¯ ${rest}`.trim(), options: { plain: true } };
    case "spoiler":
      return { kind: "text", text: `||${rest}||`, options: {} };
    default:
      return { kind: "unknown-command", command };
  }
}
