import type { RoomId } from "@conclave/protocol/identifiers/room-id";
import { readRoom } from "@conclave/storage/rooms/room-store";
import { command } from "../core/verb.ts";
import { keepReport, type Reporting } from "./keep-report.ts";

/** Reports a room. Whether there is such a room isn't told: the answer is the same (spec "Reporting content"). */
export const reportRoom = command(
  "reports.report-room",
  async (context, { roomId, ...by }: Reporting & { readonly roomId: RoomId }): Promise<void> => {
    if ((await readRoom(context.tx, roomId)) !== undefined) await keepReport(context, { ...by, roomId }, roomId);
  },
);
