import { Button } from "@conclave/ui/components/button";
import { TextField } from "@conclave/ui/components/text-field";
import { signOutIcon } from "@conclave/ui/icons/action-icons";
import { showToast } from "@conclave/ui/toasts/toast-list";
import { useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { failureText } from "../failure.ts";
import { t as message } from "../message/messages.ts";
import { deferred } from "../page/deferred.tsx";
import { useAction } from "../page/use-action.ts";
import { Picture } from "../people/picture.tsx";
import { t } from "./messages.ts";

const OwnPicture = deferred(
  async () => (await import("../about/own-picture.tsx")).OwnPicture,
  () => showToast(message("load-failed"), "warning"),
);

/** How others see this person, and the way out. */
export function ProfileSettings() {
  const { self, dialog, commands } = useChat();
  const action = useAction();
  const person = self.value;
  const [typed, setTyped] = useState<string | null>(null);
  if (person === null) return null;
  const name = typed ?? (person.name === person.userId ? "" : person.name);
  return (
    <>
      <div class="settings-self">
        <Picture id={person.userId} name={person.name} source={person.avatar} size="large" />
        <div class="settings-self-text">
          <bdi class="settings-self-name">{person.name}</bdi>
          <bdi class="settings-quiet">{person.userId}</bdi>
        </div>
      </div>
      <OwnPicture has={person.avatar !== null} />
      <form
        class="settings-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void action.run(async () => {
            await commands.setDisplayName(name.trim());
            setTyped(null);
            showToast(t("name-saved"));
          });
        }}
      >
        <TextField
          label={t("name")}
          hint={t("name-hint")}
          autocomplete="name"
          maximumLength={255}
          value={name}
          error={action.failure === null ? undefined : failureText(action.failure)}
          onInput={setTyped}
        />
        <div>
          <Button type="submit" kind="primary" busy={action.busy} disabled={typed === null || typed === person.name}>
            {t("name-save")}
          </Button>
        </div>
      </form>
      <div class="settings-part">
        <Button
          icon={signOutIcon}
          onClick={() => {
            dialog.value = { name: "sign-out" };
          }}
        >
          {t("sign-out")}
        </Button>
      </div>
    </>
  );
}
