import { command } from "../../core/verb.ts";
import { requireRoom } from "../require-room.ts";
import { changeMembership } from "./change-membership.ts";
import type { RemovalInput } from "./kick-user.ts";

/** Bans somebody, in the room or not. Throws as `appendEvent` does. */
export const banUser = command("rooms.ban-user", async (context, input: RemovalInput): Promise<void> => {
  const room = await requireRoom(context.tx, input.roomId);
  await changeMembership(context, room, { ...input, membership: "ban" });
});
