import type { AttachmentItem, MessageItem } from "@conclave/client/snapshots/timeline-item";
import { IconButton } from "@conclave/ui/components/icon-button";
import { editIcon, moreIcon, reactIcon, replyIcon } from "@conclave/ui/icons/action-icons";
import { threadIcon } from "@conclave/ui/icons/room-icons";
import { useComputed } from "@preact/signals";
import { useConversation } from "../conversation/conversation.ts";
import type { MessageAction } from "./message-actions.ts";
import { t } from "./messages.ts";
import { useMessageMenu } from "./use-message-menu.ts";
import "./message.css";

const shown = [
  ["react", reactIcon],
  ["reply", replyIcon],
  ["thread", threadIcon],
  ["edit", editIcon],
] as const satisfies readonly (readonly [MessageAction, string])[];

/** The tools of a message, over its corner, while it is pointed at or has the focus. */
export function MessageTools({ item }: { item: MessageItem | AttachmentItem }) {
  const { active, selection } = useConversation();
  const isActive = useComputed(() => active.value === item.key && selection.keys.value === null);
  return isActive.value ? <Tools item={item} /> : null;
}

function Tools({ item }: { item: MessageItem | AttachmentItem }) {
  const { question } = useConversation();
  const { actions, run } = useMessageMenu(item);
  if (actions.length === 0) return null;
  return (
    <div class="message-tools" role="toolbar" aria-label={t("tools")}>
      {shown.map(
        ([action, icon]) =>
          actions.includes(action) && (
            <IconButton
              key={action}
              small
              icon={icon}
              label={t(action)}
              onClick={({ currentTarget }) => void run(action, () => currentTarget.getBoundingClientRect())}
            />
          ),
      )}
      <span class="ui-edge-end">
        <IconButton
          small
          hasMenu
          icon={moreIcon}
          label={t("more")}
          onClick={({ currentTarget }) => {
            question.value = { name: "menu", item, anchor: currentTarget.getBoundingClientRect() };
          }}
        />
      </span>
    </div>
  );
}
