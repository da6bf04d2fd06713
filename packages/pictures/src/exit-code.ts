/** How the process that decodes tells what became of a picture. */
export const exitCode = {
  scaled: 0,
  /** The picture is its own thumbnail. */
  original: 10,
  tooLarge: 11,
  damaged: 12,
} as const;
