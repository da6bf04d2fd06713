import type { RoomAccess } from "@conclave/client/snapshots/room-access";
import type { RoomRights } from "@conclave/client/snapshots/room-rights";
import { useState } from "preact/hooks";
import { AccessField } from "../access/access-field.tsx";
import { AccessNote } from "../access/access-note.tsx";
import { useChat } from "../chat.ts";
import { ActionDialog } from "../page/action-dialog.tsx";
import { useAction } from "../page/use-action.ts";
import { roomName } from "../rooms/room-name.ts";
import { t } from "./messages.ts";

interface AccessDialogProps {
  readonly roomId: string;
  readonly rights: RoomRights;
  readonly onClose: () => void;
}

const always: readonly RoomAccess[] = ["invited", "asking", "everyone"];

/** Asks who may come into a room; the members of a space where one holds the room. */
export function AccessDialog({ roomId, rights, onClose }: AccessDialogProps) {
  const { commands, spaces } = useChat();
  const [chosen, setChosen] = useState<RoomAccess>(rights.access ?? "invited");
  const action = useAction();
  const { entries } = spaces.value;
  const space =
    entries.find((entry) => entry.roomId === rights.accessSpaceId) ??
    entries.find(({ children }) => children.some((child) => child.roomId === roomId));
  const options: readonly RoomAccess[] =
    space !== undefined || rights.access === "space" ? ["space", ...always] : always;
  // What isn't touched stays as it is, whichever space it is about.
  const spaceId = rights.accessSpaceId ?? space?.roomId;
  return (
    <ActionDialog
      title={t("access-dialog")}
      submit={t("history-change")}
      action={action}
      onSubmit={() =>
        void action.run(async () => {
          if (chosen !== rights.access) await commands.setAccess(roomId, chosen, spaceId);
          onClose();
        })
      }
      onClose={onClose}
    >
      <AccessField
        value={chosen}
        options={options}
        space={space === undefined ? undefined : roomName(space.name)}
        onChange={setChosen}
      />
      <AccessNote of="room" access={chosen} />
      <p>{t("access-consequence")}</p>
    </ActionDialog>
  );
}
