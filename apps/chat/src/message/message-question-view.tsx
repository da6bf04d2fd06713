import type { AttachmentItem, MessageItem } from "@conclave/client/snapshots/timeline-item";
import { MenuList } from "@conclave/ui/components/menu-list";
import { showToast } from "@conclave/ui/toasts/toast-list";
import { useConversation } from "../conversation/conversation.ts";
import { focusRow } from "../conversation/focus-row.ts";
import { deferred } from "../page/deferred.tsx";
import { t } from "./messages.ts";
import { useMessageDeeds } from "./use-message-deeds.ts";
import { useMessageMenu } from "./use-message-menu.ts";

const loadFailed = () => showToast(t("load-failed"), "warning");
const RemoveDialog = deferred(async () => (await import("./remove-dialog.tsx")).RemoveDialog, loadFailed);
const ForwardDialog = deferred(async () => (await import("./forward-dialog.tsx")).ForwardDialog, loadFailed);
const DetailsDialog = deferred(async () => (await import("./details-dialog.tsx")).DetailsDialog, loadFailed);
const VersionsDialog = deferred(async () => (await import("./versions-dialog.tsx")).VersionsDialog, loadFailed);
const EmojiPicker = deferred(async () => (await import("../emoji/emoji-picker-view.tsx")).EmojiPicker, loadFailed);

/** What is asked about a message, over the conversation; nothing most of the time. */
export function MessageQuestionView() {
  const conversation = useConversation();
  const { question, roomId, active, selection } = conversation;
  const { react } = useMessageDeeds();
  const open = question.value;
  if (open === null) return null;
  const onClose = () => {
    if (question.value === open) question.value = null;
  };
  switch (open.name) {
    case "menu":
      return <ContextMenu key={open.item.key} item={open.item} anchor={open.anchor} onClose={onClose} />;
    case "react":
      return (
        <EmojiPicker
          anchor={open.anchor}
          onClose={() => {
            onClose();
            focusRow(conversation, open.item.key);
            active.value = null;
          }}
          onPick={(emoji) => react(open.item, emoji, true)}
        />
      );
    case "remove":
      return <RemoveDialog items={open.items} roomId={roomId} onDone={selection.end} onClose={onClose} />;
    case "forward":
      return <ForwardDialog items={open.items} roomId={roomId} onDone={selection.end} onClose={onClose} />;
    case "details":
      return <DetailsDialog item={open.item} roomId={roomId} onClose={onClose} />;
    case "versions":
      return <VersionsDialog item={open.item} roomId={roomId} onClose={onClose} />;
  }
}

interface ContextMenuProps {
  readonly item: MessageItem | AttachmentItem;
  readonly anchor: DOMRect;
  readonly onClose: () => void;
}

function ContextMenu({ item, anchor, onClose }: ContextMenuProps) {
  const conversation = useConversation();
  const { items } = useMessageMenu(item);
  return (
    <MenuList
      label={t("tools")}
      items={items(() => anchor)}
      anchor={() => anchor}
      onClose={(chosen) => {
        onClose();
        if (chosen) focusRow(conversation, item.key);
      }}
    />
  );
}
