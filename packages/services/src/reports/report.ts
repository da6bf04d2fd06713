import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import type { UserId } from "@conclave/protocol/identifiers/user-id";
import { MatrixError } from "@conclave/protocol/matrix-error";
import { findAccount } from "@conclave/storage/accounts/account-store";
import { insertReport, type Report } from "@conclave/storage/reports/report-store";
import { readMembership } from "@conclave/storage/rooms/membership-store";
import { readRoom } from "@conclave/storage/rooms/room-store";
import { type CommandContext, command } from "../core/verb.ts";
import { noSuchEvent, requireVisibleEvent } from "../timeline/require-visible-event.ts";
import { viewRoom } from "../timeline/room-view.ts";

interface Reporting {
  readonly reporter: UserId;
  readonly reason: string;
}

/** Reports a room. Whether there is such a room isn't told: the answer is the same (spec "Reporting content"). */
export const reportRoom = command(
  "reports.report-room",
  async (context, { roomId, ...by }: Reporting & { readonly roomId: RoomId }): Promise<void> => {
    if ((await readRoom(context.tx, roomId)) !== undefined) await keep(context, { ...by, roomId }, roomId);
  },
);

/**
 * Reports an event of a room that one is in.
 *
 * @throws MatrixError `M_NOT_FOUND` for somebody who isn't in it, or an event that they may not see.
 */
export const reportEvent = command(
  "reports.report-event",
  async (
    context,
    { roomId, eventId, ...by }: Reporting & { readonly roomId: RoomId; readonly eventId: EventId },
  ): Promise<void> => {
    const membership = await readMembership(context.tx, roomId, by.reporter);
    if (membership?.membership !== "join") throw noSuchEvent();
    const event = await requireVisibleEvent(context.tx, await viewRoom(context.tx, roomId, by.reporter), eventId);
    await keep(context, { ...by, roomId, eventId, userId: event.sender }, eventId);
  },
);

/** Reports a person. @throws MatrixError `M_NOT_FOUND` when there is none of that name. */
export const reportUser = command(
  "reports.report-user",
  async (context, { userId, ...by }: Reporting & { readonly userId: UserId }): Promise<void> => {
    if ((await findAccount(context.tx, userId)) === undefined) {
      throw new MatrixError("M_NOT_FOUND", "There is no such person.");
    }
    await keep(context, { ...by, userId }, userId);
  },
);

async function keep(
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
