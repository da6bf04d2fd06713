import { IconButton } from "@conclave/ui/components/icon-button";
import { closeIcon, editIcon, replyIcon } from "@conclave/ui/icons/action-icons";
import { Icon } from "@conclave/ui/icons/icon";
import { isolated } from "../rooms/message-preview.ts";
import type { ComposerModel } from "./composer-model.ts";
import { t } from "./messages.ts";

/** What the text will be: an answer to somebody, or a new wording; with the way back. */
export function SubjectBar({ model }: { model: ComposerModel }) {
  const subject = model.subject.value;
  if (subject.kind === "message") return null;
  const item = subject.kind === "reply" ? subject.to : subject.of;
  const text = "body" in item ? String(item.body) : "name" in item ? String(item.name) : "";
  return (
    <div class="composer-subject">
      <Icon path={subject.kind === "reply" ? replyIcon : editIcon} small />
      <span class="composer-subject-text">
        <strong>{subject.kind === "reply" ? t("reply-to", { name: isolated(item.sender.name) }) : t("edit-of")}</strong>{" "}
        <span dir="auto">{text}</span>
      </span>
      <span class="ui-edge-end">
        <IconButton small icon={closeIcon} label={t("subject-cancel")} onClick={model.cancelSubject} />
      </span>
    </div>
  );
}
