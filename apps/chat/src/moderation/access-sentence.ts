import type { RoomRights } from "@conclave/client/snapshots/room-rights";
import type { SpaceEntry } from "@conclave/client/snapshots/space-list-snapshot";
import { isolated } from "../rooms/message-preview.ts";
import { roomName } from "../rooms/room-name.ts";
import { t } from "./messages.ts";

/** Who may come into a room. */
export function accessSentence(
  { access, accessSpaceId }: Pick<RoomRights, "access" | "accessSpaceId">,
  spaces: readonly SpaceEntry[],
): string {
  if (access === null) return t("access-other");
  if (access !== "space") return t(`access-${access}`);
  const space = spaces.find(({ roomId }) => roomId === accessSpaceId);
  return space === undefined ? t("access-some-space") : t("access-space", { space: isolated(roomName(space.name)) });
}
