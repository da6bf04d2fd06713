/** A text that somebody else chose, fit for a terminal: without what could move the cursor or turn the line around. */
export function plainText(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, "\ufffd");
}
