import type { Text } from "../../text.ts";

/** From harmless to fatal. A notice is worth knowing; a warning will be a failure one day. */
export const levels = ["ok", "notice", "warning", "failure"] as const;

export type Level = (typeof levels)[number];

/** What one look at the machine found. */
export interface Finding {
  /** What was looked at: `clock`, `disk`, ... */
  readonly check: string;
  readonly level: Level;
  readonly text: Text;
  /** What to do about it; there whenever the level is a warning or worse. */
  readonly remedy?: Text;
}

/** The worst level among findings. */
export function worstOf(findings: readonly Finding[]): Level {
  return levels[Math.max(0, ...findings.map(({ level }) => levels.indexOf(level)))] ?? "ok";
}
