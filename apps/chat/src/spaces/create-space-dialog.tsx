import type { SpaceToCreate } from "@conclave/client/commands";
import { TextField } from "@conclave/ui/components/text-field";
import { useMemo, useState } from "preact/hooks";
import { AccessField } from "../access/access-field.tsx";
import { AccessNote } from "../access/access-note.tsx";
import { useChat } from "../chat.ts";
import { ActionDialog } from "../page/action-dialog.tsx";
import { useAction } from "../page/use-action.ts";
import { createPeopleChoice } from "../people/people-choice.ts";
import { PeopleField } from "../people/people-field.tsx";
import { t } from "./messages.ts";

const accesses = ["invited", "asking", "everyone"] as const;

/** Makes a space, chooses it, and leads to its page. */
export function CreateSpaceDialog({ ownUserId, onClose }: { ownUserId: string; onClose: () => void }) {
  const { commands, navigation } = useChat();
  const action = useAction();
  const [name, setName] = useState("");
  const [topic, setTopic] = useState("");
  const [access, setAccess] = useState<SpaceToCreate["access"]>("invited");
  const [missing, setMissing] = useState(false);
  const choice = useMemo(() => createPeopleChoice(ownUserId), [ownUserId]);
  const submit = () => {
    const invite = choice.finish();
    setMissing(name.trim() === "");
    if (name.trim() === "" || invite === null) return;
    void action.run(async () => {
      const space = { name: name.trim(), access, invite, ...(topic.trim() === "" ? {} : { topic: topic.trim() }) };
      const { spaceId } = await commands.createSpace(space);
      await commands.chooseSpace(spaceId);
      navigation.go({ name: "space", roomId: spaceId });
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
      <p class="dialog-note">{t("create-text")}</p>
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
      <AccessField value={access} options={accesses} onChange={setAccess} />
      <AccessNote of="space" access={access} />
      <PeopleField choice={choice} required={false} />
    </ActionDialog>
  );
}
