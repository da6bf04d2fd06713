import { query } from "../core/verb.ts";
import { requireRoomForFile } from "./room-for-file.ts";

/** Checks, before any byte is taken, that a person has room for a file. @throws MatrixError `M_FORBIDDEN` (spec: "has reached a quota"). */
export const checkRoom = query(
  "media.check-room",
  (context, input: { readonly userId: string; readonly announced: number }): Promise<void> =>
    requireRoomForFile(context, input.userId, input.announced),
);
