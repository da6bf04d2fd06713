import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { insertReport, type Report } from "@conclave/storage/reports/report-store";
import type { CommandContext } from "../core/verb.ts";

/** Who reports, and why. */
export interface Reporting {
  readonly reporter: UserId;
  readonly reason: string;
}

/** Keeps a report for those who look after the organisation, and records it under what it is about. */
export async function keepReport(
  context: CommandContext,
  report: Reporting & Partial<Pick<Report, "roomId" | "eventId" | "userId">>,
  subject: string,
): Promise<void> {
  const { roomId = null, eventId = null, userId = null, reporter, reason } = report;
  const position = context.tx.nextPosition();
  await insertReport(context.tx, { position, at: context.now, reporter, roomId, eventId, userId, reason });
  await context.record({
    type: "content.reported",
    actor: reporter,
    subject,
    detail: { report: position, ...(eventId !== null && { room: roomId, sender: userId }) },
  });
}
