import { MatrixError } from "@conclave/protocol/matrix-error";

/** What a rule says: nothing against it, or the sentence of the rule that is broken. */
export type Verdict = "allowed" | { readonly refused: string };

/** The verdict of a broken rule; the sentence is written for the person who tried. */
export function refuse(sentence: string): Verdict {
  return { refused: sentence };
}

/** The verdict of one condition. */
export function allowIf(condition: boolean, sentence: string): Verdict {
  return condition ? "allowed" : refuse(sentence);
}

/**
 * Goes on only where the rules allow it.
 *
 * @throws MatrixError `M_FORBIDDEN` with the rule's sentence.
 */
export function requireAllowed(verdict: Verdict): void {
  if (verdict !== "allowed") throw new MatrixError("M_FORBIDDEN", verdict.refused);
}
