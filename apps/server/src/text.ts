/** The languages in which the command line and the reference speak. */
export type Language = "en" | "zh";

/** A text that a person reads, in each language. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}
