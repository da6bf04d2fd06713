import type { AboutRights } from "@conclave/client/snapshots/about-rights";
import type { RoomName } from "@conclave/client/snapshots/room-list-snapshot";
import { TextField } from "@conclave/ui/components/text-field";
import { showToast } from "@conclave/ui/toasts/toast-list";
import { useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { ActionDialog } from "../page/action-dialog.tsx";
import { useAction } from "../page/use-action.ts";
import { roomName } from "../rooms/room-name.ts";
import { t } from "./messages.ts";
import { PictureField } from "./picture-field.tsx";
import "./about.css";

export interface AboutDialogProps {
  readonly kind: "room" | "space";
  readonly about: {
    readonly roomId: string;
    readonly name: RoomName;
    readonly topic: string | null;
    readonly avatar: string | null;
    readonly about: AboutRights;
  };
  readonly onClose: () => void;
}

/** Changes what a room or space says about itself; only what is another one than before is sent. */
export function AboutDialog({
  kind,
  about: { roomId, name: shown, topic: before, avatar, about },
  onClose,
}: AboutDialogProps) {
  const { commands } = useChat();
  const action = useAction();
  const given = shown.kind === "given" ? shown.text : "";
  const [name, setName] = useState(given);
  const [topic, setTopic] = useState(before ?? "");
  const [picture, setPicture] = useState<Blob | null>();
  const [missing, setMissing] = useState(false);
  const submit = () => {
    const isMissing = kind === "space" && name.trim() === "";
    setMissing(isMissing);
    if (isMissing) return;
    void action.run(async () => {
      const change = {
        ...(name.trim() === given ? {} : { name: name.trim() }),
        ...(topic.trim() === (before ?? "") ? {} : { topic: topic.trim() }),
        ...(picture === undefined ? {} : { picture }),
      };
      if (Object.keys(change).length > 0) {
        await commands.setAbout(roomId, change);
        showToast(t("saved"), "success");
      }
      onClose();
    });
  };
  return (
    <ActionDialog title={t(`title-${kind}`)} submit={t("submit")} action={action} onSubmit={submit} onClose={onClose}>
      <TextField
        label={t("name")}
        hint={about.name ? (kind === "room" ? t("name-room-hint") : undefined) : t("not-this")}
        disabled={!about.name}
        required={kind === "space"}
        focused
        autocomplete="off"
        maximumLength={255}
        value={name}
        error={missing ? t("name-missing") : undefined}
        onInput={(value) => {
          setName(value);
          setMissing(false);
        }}
      />
      <TextField
        label={t("topic")}
        hint={about.topic ? undefined : t("not-this")}
        disabled={!about.topic}
        required={false}
        multiline
        autocomplete="off"
        maximumLength={2000}
        value={topic}
        onInput={setTopic}
      />
      <fieldset class="about-picture-field">
        <legend class="ui-field-label">{t("picture")}</legend>
        {about.picture ? (
          <PictureField
            id={roomId}
            name={name || roomName(shown)}
            source={avatar}
            chosen={picture}
            onChoose={setPicture}
          />
        ) : (
          <p>{t("not-this")}</p>
        )}
      </fieldset>
      <p class="dialog-note">{t("picture-hint")}</p>
    </ActionDialog>
  );
}
