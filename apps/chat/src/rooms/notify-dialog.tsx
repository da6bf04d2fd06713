import type { RoomListEntry, RoomNotify } from "@conclave/client/snapshots/room-list-snapshot";
import { Select } from "@conclave/ui/components/select";
import { useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { ActionDialog } from "../page/action-dialog.tsx";
import { useAction } from "../page/use-action.ts";
import { isolated } from "./message-preview.ts";
import { t } from "./messages.ts";
import { roomName } from "./room-name.ts";

const choices: readonly RoomNotify[] = ["all", "mentions", "nothing"];

/** Asks of what in a room its reader wants to hear. */
export function NotifyDialog({ entry, onClose }: { entry: RoomListEntry; onClose: () => void }) {
  const { commands } = useChat();
  const { roomId, name, muted, silent } = entry;
  const [chosen, setChosen] = useState<RoomNotify>(silent ? "nothing" : muted ? "mentions" : "all");
  const action = useAction();
  return (
    <ActionDialog
      title={t("notify-title", { room: isolated(roomName(name)) })}
      submit={t("notify-submit")}
      action={action}
      onSubmit={() =>
        void action.run(async () => {
          await commands.setNotify(roomId, chosen);
          onClose();
        })
      }
      onClose={onClose}
    >
      <Select
        label={t("notify")}
        hint={t(`notify-${chosen}-hint`)}
        value={chosen}
        options={choices.map((value) => ({ value, label: t(`notify-${value}`) }))}
        onChange={setChosen}
      />
    </ActionDialog>
  );
}
