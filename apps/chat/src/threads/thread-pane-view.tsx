import type { RoomListEntry } from "@conclave/client/snapshots/room-list-snapshot";
import { IconButton } from "@conclave/ui/components/icon-button";
import { listIcon } from "@conclave/ui/icons/navigation-icons";
import { showToast } from "@conclave/ui/toasts/toast-list";
import { useEffect } from "preact/hooks";
import { useChat } from "../chat.ts";
import { ConversationView } from "../conversation/conversation-view.tsx";
import { focusRow } from "../conversation/focus-row.ts";
import { failureOf, failureText } from "../failure.ts";
import { BesideHeader } from "../room/beside-header-view.tsx";
import { roomName } from "../rooms/room-name.ts";
import { t } from "./messages.ts";

/** A thread beside the conversation that it began in. Escape closes it. */
export function ThreadPane({ entry, threadId }: { entry: RoomListEntry; threadId: string }) {
  const { commands, navigation, openRooms } = useChat();
  const { roomId, encrypted } = entry;
  const close = () => navigation.go({ name: "room", roomId, beside: null });

  useEffect(() => {
    commands.openThread(roomId, threadId).catch((error: unknown) => {
      showToast(failureText(failureOf(error)), "warning");
      close();
    });
    return () => {
      commands.closeThread(threadId).catch(() => undefined);
      const items = openRooms.value[roomId]?.items ?? [];
      const root = items.find((item) => item.kind !== "date" && item.eventId === threadId);
      // What it covered can take the focus once it is drawn, unless something else has it by then.
      requestAnimationFrame(() => {
        if (root !== undefined && document.activeElement === document.body) {
          focusRow({ roomId, threadId: null }, root.key);
        }
      });
    };
  }, []);

  return (
    <aside
      class="beside"
      aria-label={t("thread")}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) close();
      }}
    >
      <BesideHeader title={t("thread")} about={roomName(entry.name)} onClose={close}>
        <IconButton
          icon={listIcon}
          label={t("all")}
          onClick={() => navigation.go({ name: "room", roomId, beside: "threads" })}
        />
      </BesideHeader>
      <ConversationView place={{ roomId, threadId }} room={openRooms.value[roomId]} encrypted={encrypted === true} />
    </aside>
  );
}
