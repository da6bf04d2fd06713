import type { AttachmentItem, MessageItem } from "@conclave/client/snapshots/timeline-item";
import type { MenuItem } from "@conclave/ui/components/menu-list";
import {
  checkIcon,
  copyIcon,
  deleteIcon,
  editIcon,
  linkIcon,
  openIcon,
  reactIcon,
  replyIcon,
} from "@conclave/ui/icons/action-icons";
import { pinIcon, threadIcon } from "@conclave/ui/icons/room-icons";
import { infoIcon } from "@conclave/ui/icons/status-icons";
import { useChat } from "../chat.ts";
import { useConversation } from "../conversation/conversation.ts";
import { useOpenThread } from "../threads/use-open-thread.ts";
import { type MessageAction, messageActions } from "./message-actions.ts";
import { t } from "./messages.ts";
import { useMessageDeeds } from "./use-message-deeds.ts";

const icons: Readonly<Record<MessageAction, string>> = {
  reply: replyIcon,
  thread: threadIcon,
  react: reactIcon,
  edit: editIcon,
  copy: copyIcon,
  "copy-link": linkIcon,
  forward: openIcon,
  select: checkIcon,
  pin: pinIcon,
  unpin: pinIcon,
  details: infoIcon,
  remove: deleteIcon,
};

export interface MessageMenu {
  readonly actions: readonly MessageAction[];
  /** All of them, for a menu. `anchor`: where a picker opens. */
  items(anchor: () => DOMRect): readonly MenuItem[];
  /** Does one; nothing where it isn't offered. */
  run(action: MessageAction, anchor: () => DOMRect): boolean;
}

/** What can be done with a message of the open conversation. */
export function useMessageMenu(item: MessageItem | AttachmentItem): MessageMenu {
  const { openRooms } = useChat();
  const { roomId, threadId, composer, question, selection } = useConversation();
  const openThread = useOpenThread();
  const deeds = useMessageDeeds();
  const room = openRooms.value[roomId];
  const actions =
    room === undefined ? [] : messageActions(item, room.rights, room.sending === "allowed", threadId !== null);

  function run(action: MessageAction, anchor: () => DOMRect): boolean {
    if (!actions.includes(action)) return false;
    switch (action) {
      case "reply":
        composer.reply(item);
        break;
      case "thread":
        openThread(item);
        break;
      case "edit":
        if (item.kind === "message") composer.edit(item);
        break;
      case "react":
        question.value = { name: "react", item, anchor: anchor() };
        break;
      case "copy":
        if (item.kind === "message") deeds.copyText(item);
        break;
      case "copy-link":
        deeds.copyLink(item);
        break;
      case "pin":
      case "unpin":
        deeds.pin(item, action === "pin");
        break;
      case "select":
        selection.begin(item.key);
        break;
      case "forward":
      case "remove":
        question.value = { name: action, items: [item] };
        break;
      default:
        question.value = { name: action, item };
    }
    return true;
  }

  return {
    actions,
    run,
    items: (anchor) =>
      actions.map((action) => ({
        label: t(action),
        icon: icons[action],
        danger: action === "remove",
        onSelect: () => void run(action, anchor),
      })),
  };
}
