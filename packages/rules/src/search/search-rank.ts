import { indexTerms } from "./search-terms.ts";

/**
 * How well a text that has all terms of a question answers to it: more than 1 where the very words stand in it one after the
 * other; beyond that the larger, the more of the text the terms are.
 */
export function searchRank(text: string, question: string, terms: readonly string[]): number {
  const isPhrase = fold(text).includes(fold(question));
  return Number(isPhrase) + Math.min(1, terms.length / Math.max(1, indexTerms(text).length));
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().trim();
}
