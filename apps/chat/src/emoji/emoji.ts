/** An emoji with its names and the words that it is found by, in both languages. */
export interface Emoji {
  readonly symbol: string;
  readonly english: string;
  readonly chinese: string;
  /** All names and words, in small letters. */
  readonly words: string;
}
