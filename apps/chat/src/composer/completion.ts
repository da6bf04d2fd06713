import type { MemberSnapshot } from "@conclave/client/snapshots/open-room-snapshot";
import { type ComposerCommand, composerCommands } from "./typed-text.ts";

/** What the text before the caret may be completed to. */
export type Completion =
  | { readonly kind: "person"; readonly person: MemberSnapshot }
  | { readonly kind: "everybody" }
  | { readonly kind: "command"; readonly command: ComposerCommand };

export interface Completions {
  /** Where (UTF-16) the part begins that a choice replaces. */
  readonly from: number;
  readonly choices: readonly Completion[];
}

const mostChoices = 8;

/**
 * What fits what is being typed: `@` and the beginning of any word of a name (or of an identifier), or `/` and the beginning of a command.
 * Null if nothing of the kind is being typed.
 */
export function completionsOf(
  before: string,
  members: readonly MemberSnapshot[],
  mayMentionRoom: boolean,
): Completions | null {
  const command = /^\/([a-z]*)$/.exec(before)?.[1];
  if (command !== undefined) {
    const choices = composerCommands
      .filter((name) => name.startsWith(command))
      .map((name): Completion => ({ kind: "command", command: name }));
    return { from: 0, choices };
  }
  const typed = /(?:^|[\s(])@([^\s@]{0,40})$/.exec(before)?.[1];
  if (typed === undefined) return null;
  const wanted = plain(typed);
  const fitting = members
    .filter(({ own }) => !own)
    .map((person) => ({ person, rank: rankOf(person, wanted) }))
    .filter(({ rank }) => rank < 3)
    .sort((left, right) => left.rank - right.rank)
    .map(({ person }): Completion => ({ kind: "person", person }));
  const everybody: Completion[] = mayMentionRoom && "room".startsWith(wanted) ? [{ kind: "everybody" }] : [];
  return { from: before.length - typed.length - 1, choices: [...fitting, ...everybody].slice(0, mostChoices) };
}

/** What is put in place of the typed part. */
export function completedText(completion: Completion): string {
  switch (completion.kind) {
    case "person":
      return `@${completion.person.name} `;
    case "everybody":
      return "@room ";
    case "command":
      return `/${completion.command} `;
  }
}

function rankOf({ name, userId }: MemberSnapshot, wanted: string): number {
  const text = plain(name);
  if (text.startsWith(wanted)) return 0;
  if (text.split(/\s+/).some((word) => word.startsWith(wanted))) return 1;
  return userId.toLowerCase().startsWith(`@${wanted}`) || (wanted.length > 0 && text.includes(wanted)) ? 2 : 3;
}

function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
