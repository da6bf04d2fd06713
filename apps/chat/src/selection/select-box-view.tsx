import type { ContentItem } from "@conclave/client/snapshots/timeline-item";
import { useComputed } from "@preact/signals";
import { useChat } from "../chat.ts";
import { timelineOf, useConversation } from "../conversation/conversation.ts";
import { isolated } from "../rooms/message-preview.ts";
import { t } from "./messages.ts";
import { selectable } from "./selectable.ts";
import "./selection.css";

/** Beside a message while some are chosen: whether this one is among them. */
export function SelectBox({ item }: { item: ContentItem }) {
  const chat = useChat();
  const conversation = useConversation();
  const { selection } = conversation;
  const isChosen = useComputed(() => selection.keys.value?.has(item.key) ?? null);
  if (isChosen.value === null || item.eventId === null) return null;
  return (
    <input
      type="checkbox"
      class="select-box"
      aria-label={t("select-message", { name: isolated(item.sender.name) })}
      checked={isChosen.value}
      onClick={({ shiftKey }) => {
        const { items = [] } = timelineOf(chat, conversation) ?? {};
        if (shiftKey)
          selection.extend(
            item.key,
            selectable(items).map(({ key }) => key),
          );
        else selection.toggle(item.key);
      }}
    />
  );
}
