import type { EventId } from "@conclave/protocol/identifiers/event-id";
import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { readMembership } from "@conclave/storage/rooms/membership-store";
import { command } from "../core/verb.ts";
import { noSuchEvent, requireVisibleEvent } from "../timeline/require-visible-event.ts";
import { viewRoom } from "../timeline/room-view.ts";
import { keepReport, type Reporting } from "./keep-report.ts";

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
    await keepReport(context, { ...by, roomId, eventId, userId: event.sender }, eventId);
  },
);
