import type { TranscriptLine } from "@conclave/client/snapshots/transcript";
import type { Language } from "@conclave/ui/i18n/language";
import { olderItems } from "./conversation.ts";

/** A page of a conversation that is read back. */
export function transcriptLines(language: Language, page: number): readonly TranscriptLine[] {
  return olderItems(language, page).flatMap((item) => (item.kind === "date" ? [] : [{ item, threadId: null }]));
}
