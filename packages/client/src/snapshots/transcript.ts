import type { DateItem, TimelineItem } from "./timeline-item.ts";

/** A conversation that is being read back. */
export interface TranscriptBegin {
  readonly transcriptId: string;
  /** Milliseconds since the epoch at which the room was made; 0 if unknown. Nothing is older. */
  readonly madeAt: number;
}

/** Some tens of lines of a conversation. */
export interface TranscriptPage {
  /** Oldest first. */
  readonly lines: readonly TranscriptLine[];
  /** There is nothing older that this account may see. */
  readonly done: boolean;
}

/**
 * A line in its final form: the last wording, all reactions. Its `key` is its event id; what it answers is named, and not quoted; nobody's receipts are told.
 */
export interface TranscriptLine {
  readonly item: Exclude<TimelineItem, DateItem>;
  /** The thread in which it stands, or null. */
  readonly threadId: string | null;
}
