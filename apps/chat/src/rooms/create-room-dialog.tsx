import type { RoomAccess } from "@conclave/client/snapshots/room-access";
import type { SpaceEntry } from "@conclave/client/snapshots/space-list-snapshot";
import { TextField } from "@conclave/ui/components/text-field";
import { showToast } from "@conclave/ui/toasts/toast-list";
import { useMemo, useState } from "preact/hooks";
import { AccessField } from "../access/access-field.tsx";
import { AccessNote } from "../access/access-note.tsx";
import { useChat } from "../chat.ts";
import { ActionDialog } from "../page/action-dialog.tsx";
import { useAction } from "../page/use-action.ts";
import { createPeopleChoice } from "../people/people-choice.ts";
import { PeopleField } from "../people/people-field.tsx";
import { t } from "./messages.ts";
import { roomName } from "./room-name.ts";

const withoutSpace: readonly RoomAccess[] = ["invited", "asking", "everyone"];
const withSpace: readonly RoomAccess[] = ["space", ...withoutSpace];

interface CreateRoomProps {
  readonly ownUserId: string;
  /** Where it belongs, if this person may arrange that space. */
  readonly space: SpaceEntry | null;
  readonly onClose: () => void;
}

/** Makes a room and leads into it. */
export function CreateRoomDialog({ ownUserId, space: around, onClose }: CreateRoomProps) {
  const { commands, navigation } = useChat();
  const action = useAction();
  const [name, setName] = useState("");
  const [topic, setTopic] = useState("");
  const space = around?.mayArrange === true ? around : null;
  const [access, setAccess] = useState<RoomAccess>(space === null ? "invited" : "space");
  const [missing, setMissing] = useState(false);
  const choice = useMemo(() => createPeopleChoice(ownUserId), [ownUserId]);
  const submit = () => {
    const invite = choice.finish();
    setMissing(name.trim() === "");
    if (name.trim() === "" || invite === null) return;
    void action.run(async () => {
      const { roomId } = await commands.createRoom({
        name: name.trim(),
        invite,
        access,
        ...(topic.trim() === "" ? {} : { topic: topic.trim() }),
        ...(space === null ? {} : { spaceId: space.roomId }),
      });
      // The room is there either way: making it again would make another one.
      if (space !== null) {
        await commands
          .addToSpace(space.roomId, roomId, false)
          .catch(() => showToast(t("create-add-failed"), "warning"));
      }
      navigation.go({ name: "room", roomId, beside: null });
      onClose();
    });
  };
  return (
    <ActionDialog
      title={t("create-title")}
      submit={t("create-submit")}
      action={action}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t("create-name")}
        focused
        autocomplete="off"
        maximumLength={100}
        value={name}
        error={missing ? t("create-name-missing") : undefined}
        onInput={(value) => {
          setName(value);
          setMissing(false);
        }}
      />
      <TextField
        label={t("create-topic")}
        required={false}
        autocomplete="off"
        maximumLength={500}
        value={topic}
        onInput={setTopic}
      />
      <AccessField
        value={access}
        options={space === null ? withoutSpace : withSpace}
        {...(space === null ? {} : { space: roomName(space.name) })}
        onChange={setAccess}
      />
      <AccessNote of="room" access={access} />
      <PeopleField choice={choice} required={false} />
    </ActionDialog>
  );
}
