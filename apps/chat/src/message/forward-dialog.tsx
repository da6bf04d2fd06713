import type { RoomListEntry } from "@conclave/client/snapshots/room-list-snapshot";
import { TextField } from "@conclave/ui/components/text-field";
import { showToast } from "@conclave/ui/toasts/toast-list";
import { useRef, useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { ActionDialog } from "../page/action-dialog.tsx";
import { useAction } from "../page/use-action.ts";
import { Picture } from "../people/picture.tsx";
import { isolated } from "../rooms/message-preview.ts";
import { shownRooms } from "../rooms/room-list-model.ts";
import { roomName } from "../rooms/room-name.ts";
import { t } from "./messages.ts";
import type { MessagesDialogProps } from "./remove-dialog.tsx";
import "./message.css";

/** Rooms that are offered before one types. */
const mostOffered = 30;

/** Sends messages on into another room: one that is encrypted, since what was said in private stays so. */
export function ForwardDialog({ items, roomId, onClose, onDone }: MessagesDialogProps) {
  const { commands, rooms } = useChat();
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState<RoomListEntry | null>(null);
  const action = useAction();
  // Whatever failed goes on where it stopped.
  const left = useRef([...items]);
  const { favourites, joined, lowPriority } = shownRooms(rooms.value.entries, "all", typed, null);
  const found = [...favourites, ...joined, ...lowPriority]
    .filter(({ encrypted }) => encrypted === true)
    .slice(0, mostOffered);
  const target = found.find((entry) => entry.roomId === chosen?.roomId) ?? (typed.trim() === "" ? null : found[0]);
  const forward = () =>
    void action.run(async () => {
      if (target === null || target === undefined) return;
      for (let next = left.current[0]; next !== undefined; next = left.current[0]) {
        await commands.forwardMessage(roomId, next.eventId ?? "", target.roomId);
        left.current.shift();
      }
      showToast(t("forwarded", { room: isolated(roomName(target.name)) }), "success");
      onDone();
      onClose();
    });
  return (
    <ActionDialog
      title={t("forward-title", { count: items.length })}
      submit={t("forward-submit")}
      action={action}
      onSubmit={forward}
      onClose={onClose}
    >
      <TextField label={t("forward-search")} value={typed} onInput={setTyped} focused />
      {found.length === 0 && <p>{t("forward-none")}</p>}
      <div class="forward-list" role="radiogroup" aria-label={t("forward-list")}>
        {found.map((entry) => (
          <label key={entry.roomId} class="forward-room">
            <input
              type="radio"
              name="forward"
              checked={entry.roomId === target?.roomId}
              onChange={() => setChosen(entry)}
            />
            <Picture
              id={entry.pictureId}
              name={roomName(entry.name)}
              source={entry.avatar}
              size="small"
              square={!entry.direct}
            />
            <bdi class="forward-name">{roomName(entry.name)}</bdi>
          </label>
        ))}
      </div>
    </ActionDialog>
  );
}
