import { TextField } from "@conclave/ui/components/text-field";
import { useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { failureText } from "../failure.ts";
import { ActionDialog } from "../page/action-dialog.tsx";
import { useAction } from "../page/use-action.ts";
import { t as people } from "../people/messages.ts";
import { typedPerson } from "../people/typed-person.ts";
import { t } from "./messages.ts";

/** Opens the direct chat with a person, or begins one. */
export function DirectChatDialog({ ownUserId, onClose }: { ownUserId: string; onClose: () => void }) {
  const { commands, navigation } = useChat();
  const action = useAction();
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<"malformed" | "self" | null>(null);
  const submit = () => {
    const person = typedPerson(typed, ownUserId);
    setProblem(person.kind === "person" ? null : person.kind);
    if (person.kind !== "person") return;
    void action.run(async () => {
      const { roomId } = await commands.openDirectChat(person.userId);
      navigation.go({ name: "room", roomId, beside: null });
      onClose();
    });
  };
  const failure = action.failure;
  const refused =
    failure === null ? undefined : failure.code === "not-found" ? t("chat-not-found") : failureText(failure);
  return (
    <ActionDialog
      title={t("chat-title")}
      submit={t("chat-submit")}
      action={action}
      failureShown
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t("chat-person")}
        hint={people("person-hint")}
        literal
        focused
        autocomplete="off"
        maximumLength={255}
        value={typed}
        error={problem === null ? refused : people(`person-${problem}`)}
        onInput={(value) => {
          setTyped(value);
          setProblem(null);
          action.forgetFailure();
        }}
      />
    </ActionDialog>
  );
}
