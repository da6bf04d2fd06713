import type { TranscriptLine } from "@conclave/client/snapshots/transcript";

/** A line of an exported conversation, with what became of its file. */
export interface KeptLine extends TranscriptLine {
  /** Null where there is none, or none was wanted. */
  readonly file: KeptFile | null;
}

/** `path` within the archive, with `/` between its parts; or why it could not be had, in the language of the page. */
export type KeptFile = { readonly path: string } | { readonly missing: string };
