import type { ContentItem, MessageItem } from "@conclave/client/snapshots/timeline-item";
import { showToast } from "@conclave/ui/toasts/toast-list";
import { useChat } from "../chat.ts";
import { useConversation } from "../conversation/conversation.ts";
import { failureOf, failureText } from "../failure.ts";
import { addressOf } from "../route.ts";
import { copyText } from "./copy-text.ts";

/** What can be done with a message at once, without a question. A refusal is told. */
export interface MessageDeeds {
  react(item: ContentItem, key: string, on: boolean): void;
  pin(item: ContentItem, pinned: boolean): void;
  copyText(item: MessageItem): void;
  copyLink(item: ContentItem): void;
}

export function useMessageDeeds(): MessageDeeds {
  const { commands } = useChat();
  const { roomId } = useConversation();

  function attempt(deed: Promise<unknown>): void {
    deed.catch((error: unknown) => showToast(failureText(failureOf(error)), "warning"));
  }
  return {
    react(item, key, on) {
      if (item.eventId !== null) attempt(commands.setReaction(roomId, item.eventId, key, on));
    },
    pin(item, pinned) {
      if (item.eventId !== null) attempt(commands.setPinned(roomId, item.eventId, pinned));
    },
    copyText: (item) => void copyText(item.body),
    copyLink(item) {
      if (item.eventId === null) return;
      const address = addressOf({ name: "room", roomId, beside: null, eventId: item.eventId });
      void copyText(new URL(address, location.href).href);
    },
  };
}
