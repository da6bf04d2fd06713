import { TextField } from "@conclave/ui/components/text-field";
import { useMemo, useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { ActionDialog } from "../page/action-dialog.tsx";
import { useAction } from "../page/use-action.ts";
import { createPeopleChoice } from "../people/people-choice.ts";
import { PeopleField } from "../people/people-field.tsx";
import { t } from "./messages.ts";

/** Makes a room and leads into it. */
export function CreateRoomDialog({ ownUserId, onClose }: { ownUserId: string; onClose: () => void }) {
  const { commands, navigation } = useChat();
  const action = useAction();
  const [name, setName] = useState("");
  const [topic, setTopic] = useState("");
  const [missing, setMissing] = useState(false);
  const choice = useMemo(() => createPeopleChoice(ownUserId), [ownUserId]);
  const submit = () => {
    const invite = choice.finish();
    setMissing(name.trim() === "");
    if (name.trim() === "" || invite === null) return;
    void action.run(async () => {
      const room = { name: name.trim(), invite, ...(topic.trim() === "" ? {} : { topic: topic.trim() }) };
      const { roomId } = await commands.createRoom(room);
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
      <PeopleField choice={choice} required={false} />
      <p class="dialog-note">{t("create-private")}</p>
    </ActionDialog>
  );
}
