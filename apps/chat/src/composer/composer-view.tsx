import type { SendPermission } from "@conclave/client/snapshots/open-room-snapshot";
import { IconButton } from "@conclave/ui/components/icon-button";
import { Notice } from "@conclave/ui/components/notice";
import { attachIcon, sendIcon } from "@conclave/ui/icons/action-icons";
import { Icon } from "@conclave/ui/icons/icon";
import { lockIcon } from "@conclave/ui/icons/people-icons";
import { useEffect, useRef } from "preact/hooks";
import { failureText } from "../failure.ts";
import { ComposerField } from "./composer-field.tsx";
import type { ComposerModel } from "./composer-model.ts";
import { t } from "./messages.ts";
import { PickedFiles } from "./picked-files-view.tsx";
import { SubjectBar } from "./subject-view.tsx";
import "./composer.css";

export interface ComposerProps {
  readonly model: ComposerModel;
  readonly permission: SendPermission;
  readonly encrypted: boolean;
}

/** Where one writes. Enter sends and Shift+Enter begins a line; on a touch keyboard, Enter begins a line. */
export function Composer({ model, permission, encrypted }: ComposerProps) {
  if (permission === "allowed") return <Writing model={model} encrypted={encrypted} />;
  if (permission === "encryption-lost") {
    return (
      <div class="composer-refused">
        <Notice tone="danger" title={t("refused-encryption-lost-title")}>
          {t("refused-encryption-lost")}
        </Notice>
      </div>
    );
  }
  return <p class="composer-refused composer-refused-text">{t(`refused-${permission}`)}</p>;
}

function Writing({ model, encrypted }: { model: ComposerModel; encrypted: boolean }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const text = model.text.value;
  const failure = model.failure.value;
  const unknown = model.unknownCommand.value;
  const empty = text.trim() === "" && model.files.value.length === 0;

  useEffect(() => {
    // A touch keyboard would cover what is to be read first.
    if (!matchMedia("(pointer: coarse)").matches) field.current?.focus();
  }, []);

  const send = () => {
    void model.send();
    field.current?.focus();
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {failure !== null && <Notice tone="danger">{failureText(failure)}</Notice>}
      {unknown !== null && <Notice tone="warning">{t("unknown-command", { command: unknown })}</Notice>}
      <SubjectBar model={model} />
      <PickedFiles model={model} />
      <div class="composer-row ui-edge-foot">
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          onChange={(event) => {
            model.addFiles([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = "";
            field.current?.focus();
          }}
        />
        <IconButton icon={attachIcon} label={t("attach")} onClick={() => picker.current?.click()} />
        <ComposerField model={model} field={field} onSend={send} />
        {encrypted && (
          <span class="composer-lock" title={t("encrypted")}>
            <Icon path={lockIcon} label={t("encrypted")} small />
          </span>
        )}
        <span class="composer-send ui-edge-end">
          <IconButton type="submit" icon={sendIcon} label={t("send")} disabled={empty} />
        </span>
      </div>
    </form>
  );
}
