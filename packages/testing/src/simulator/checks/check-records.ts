import { recordLine } from "../model/record-line.ts";
import type { Story } from "../story.ts";

/** Every act that declares an audit event has just its record, nothing else has one, and no number of the log is missing. */
export async function checkRecords(
  story: Pick<Story, "truth" | "firstRecord" | "records">,
): Promise<readonly string[]> {
  const records = await story.truth.recordsAfter(story.firstRecord);
  const counts = new Map<string, number>();
  for (const line of story.records) counts.set(line, (counts.get(line) ?? 0) + 1);
  for (const { type, actor, subject } of records) {
    const line = recordLine(type, actor, subject);
    counts.set(line, (counts.get(line) ?? 0) - 1);
  }
  const gap = records.findIndex(({ sequence }, index) => sequence !== story.firstRecord + index + 1);
  return [
    ...(gap < 0 ? [] : [`the audit log has a gap or a double behind ${story.firstRecord + gap}`]),
    ...[...counts]
      .filter(([, count]) => count !== 0)
      .map(([line, count]) =>
        count > 0 ? `${count} records are missing: ${line}` : `${-count} records too many: ${line}`,
      ),
  ];
}
