import type { RoomListEntry } from "@conclave/client/snapshots/room-list-snapshot";
import { Notice } from "@conclave/ui/components/notice";
import { useChat } from "../chat.ts";
import { ActionDialog } from "../page/action-dialog.tsx";
import { useAction } from "../page/use-action.ts";
import { isolated } from "./message-preview.ts";
import { t } from "./messages.ts";
import { roomName } from "./room-name.ts";

interface LeaveRoomProps {
  readonly entry: Pick<RoomListEntry, "roomId" | "name" | "memberCount" | "direct" | "space">;
  readonly onClose: () => void;
}

/** Asks before a room or space is left. */
export function LeaveRoomDialog({ entry, onClose }: LeaveRoomProps) {
  const { commands, navigation, openRooms } = useChat();
  const action = useAction();
  return (
    <ActionDialog
      title={t("leave-title", { room: isolated(roomName(entry.name)) })}
      submit={t("leave-submit")}
      danger
      action={action}
      onSubmit={() =>
        void action.run(async () => {
          await commands.leaveRoom(entry.roomId);
          navigation.go({ name: "home" });
          onClose();
        })
      }
      onClose={onClose}
    >
      <p>{t(entry.space ? "leave-space" : entry.direct ? "leave-direct" : "leave-text")}</p>
      {openRooms.value[entry.roomId]?.roomRights.lastAdministrator === true && !entry.direct && (
        <Notice tone="warning">{t("leave-last-administrator")}</Notice>
      )}
      {entry.memberCount <= 1 && <Notice tone="warning">{t("leave-last")}</Notice>}
    </ActionDialog>
  );
}
