import type { RoomListEntry } from "@conclave/client/snapshots/room-list-snapshot";
import type { MenuItem } from "@conclave/ui/components/menu-list";
import { downIcon } from "@conclave/ui/icons/navigation-icons";
import { bellIcon, favouriteIcon, muteIcon } from "@conclave/ui/icons/room-icons";
import { recordIcon } from "@conclave/ui/icons/status-icons";
import { showToast } from "@conclave/ui/toasts/toast-list";
import { useChat } from "../chat.ts";
import { failureOf, failureText } from "../failure.ts";
import { t } from "./messages.ts";

/** The part of a menu that says how a room is to be treated. A refusal is told. */
export function useRoomWishes(): (entry: RoomListEntry) => readonly MenuItem[] {
  const { commands, dialog } = useChat();
  const attempt = (deed: Promise<void>) => {
    deed.catch((error: unknown) => showToast(failureText(failureOf(error)), "warning"));
  };
  return ({ roomId, favourite, lowPriority, muted, markedUnread }) => [
    {
      label: t(favourite ? "favourite-off" : "favourite-on"),
      icon: favouriteIcon,
      onSelect: () => attempt(commands.setFavourite(roomId, !favourite)),
    },
    {
      label: t(lowPriority ? "low-priority-off" : "low-priority-on"),
      icon: downIcon,
      onSelect: () => attempt(commands.setLowPriority(roomId, !lowPriority)),
    },
    {
      label: t("notify"),
      icon: muted ? muteIcon : bellIcon,
      onSelect: () => {
        dialog.value = { name: "notify", roomId };
      },
    },
    {
      label: t(markedUnread ? "unread-off" : "unread-on"),
      icon: recordIcon,
      onSelect: () => attempt(commands.setMarkedUnread(roomId, !markedUnread)),
    },
  ];
}
