import type { SpaceEntry } from "@conclave/client/snapshots/space-list-snapshot";
import type { MenuItem } from "@conclave/ui/components/menu-list";
import { deleteIcon } from "@conclave/ui/icons/action-icons";
import { downIcon, upIcon } from "@conclave/ui/icons/navigation-icons";
import { favouriteIcon } from "@conclave/ui/icons/room-icons";
import { showToast } from "@conclave/ui/toasts/toast-list";
import { useChat } from "../chat.ts";
import { failureOf, failureText } from "../failure.ts";
import { isolated } from "../rooms/message-preview.ts";
import { t } from "./messages.ts";

/** A room on the page of a space, and those around it in its section. */
export interface ArrangedRoom {
  readonly roomId: string;
  readonly name: string;
  readonly suggested: boolean;
  readonly above: string | null;
  readonly below: string | null;
}

/** What those who may arrange a space can do with one of its rooms. What was moved is told, and so is a refusal. */
export function useArranging(space: SpaceEntry): (room: ArrangedRoom) => readonly MenuItem[] {
  const { commands } = useChat();
  const attempt = async (deed: Promise<void>, done?: string) => {
    try {
      await deed;
      if (done !== undefined) showToast(done);
    } catch (error) {
      showToast(failureText(failureOf(error)), "warning");
    }
  };
  if (!space.mayArrange) return () => [];
  return ({ roomId, name, suggested, above, below }) => {
    const move = (before: string | null, where: "up" | "down") => () =>
      void attempt(commands.moveInSpace(space.roomId, roomId, before), t(`moved-${where}`, { room: isolated(name) }));
    return [
      ...(above === null ? [] : [{ label: t("move-up"), icon: upIcon, onSelect: move(above, "up") }]),
      ...(below === null
        ? []
        : [{ label: t("move-down"), icon: downIcon, onSelect: move(behind(space, below), "down") }]),
      {
        label: t(suggested ? "recommend-off" : "recommend-on"),
        icon: favouriteIcon,
        onSelect: () => void attempt(commands.addToSpace(space.roomId, roomId, !suggested)),
      },
      {
        label: t("take-out"),
        icon: deleteIcon,
        danger: true,
        onSelect: () => void attempt(commands.removeFromSpace(space.roomId, roomId)),
      },
    ];
  };
}

/** The room that stands behind another one, whatever section it is shown in; null behind the last. */
function behind({ children }: SpaceEntry, roomId: string): string | null {
  const place = children.findIndex((child) => child.roomId === roomId);
  return children[place + 1]?.roomId ?? null;
}
