import { Button } from "@conclave/ui/components/button";
import { IconButton } from "@conclave/ui/components/icon-button";
import { closeIcon, copyIcon, deleteIcon, openIcon } from "@conclave/ui/icons/action-icons";
import { useChat } from "../chat.ts";
import { timelineOf, useConversation } from "../conversation/conversation.ts";
import { copyText } from "../message/copy-text.ts";
import { t } from "./messages.ts";
import { selectable } from "./selectable.ts";
import { selectedText } from "./selected-text.ts";
import "./selection.css";

/** In the place where one writes, while messages are chosen: how many, and what to do with them. */
export function SelectionBar() {
  const chat = useChat();
  const conversation = useConversation();
  const { selection, question, roomId } = conversation;
  const { items = [] } = timelineOf(chat, conversation) ?? {};
  const keys = selection.keys.value;
  const chosen = selectable(items).filter(({ key }) => keys?.has(key));
  const rights = chat.openRooms.value[roomId]?.rights;
  const removable = chosen.filter(({ own }) => (own ? rights?.removeOwn : rights?.removeOthers));
  const none = chosen.length === 0;
  return (
    <div
      class="selection-bar"
      role="toolbar"
      aria-label={t("label")}
      onKeyDown={({ key }) => {
        if (key === "Escape") selection.end();
      }}
    >
      <IconButton icon={closeIcon} label={t("end")} onClick={selection.end} />
      <span class="selection-count" role="status">
        {t("count", { count: chosen.length })}
      </span>
      <Button
        small
        icon={copyIcon}
        disabled={none}
        onClick={() => void copyText(selectedText(chosen)).then(selection.end)}
      >
        {t("copy")}
      </Button>
      <Button
        small
        icon={openIcon}
        disabled={none}
        onClick={() => {
          question.value = { name: "forward", items: chosen };
        }}
      >
        {t("forward")}
      </Button>
      <Button
        small
        kind="danger"
        icon={deleteIcon}
        disabled={removable.length === 0}
        onClick={() => {
          question.value = { name: "remove", items: removable };
        }}
      >
        {removable.length === chosen.length ? t("remove") : t("remove-some", { count: removable.length })}
      </Button>
    </div>
  );
}
