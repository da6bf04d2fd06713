import type { TimelineSnapshot } from "@conclave/client/snapshots/timeline-snapshot";
import { showToast } from "@conclave/ui/toasts/toast-list";
import { useRef, useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { useConversation } from "../conversation/conversation.ts";
import { failureOf, failureText } from "../failure.ts";
import { t } from "./messages.ts";

/** What was unread when a conversation was opened, as long as it is above what is seen and was not looked at. */
export interface UnreadAbove {
  readonly isAbove: boolean;
  readonly busy: boolean;
  /** Looks where it is: to be called after each scroll. `list` holds what is drawn. */
  look(scroller: HTMLElement, list: HTMLElement): void;
  goThere(): void;
}

export function useUnreadAbove({ items, firstUnreadKey }: TimelineSnapshot): UnreadAbove {
  const { commands, openRooms } = useChat();
  const { roomId, threadId, wanted } = useConversation();
  const [isAbove, setAbove] = useState(false);
  const [busy, setBusy] = useState(false);
  const wasSeen = useRef(false);
  const isUnloaded = threadId === null && openRooms.value[roomId]?.hasUnreadAbove === true;

  async function fetch(): Promise<void> {
    setBusy(true);
    try {
      wanted.value = (await commands.revealFirstUnread(roomId)).key;
    } catch (error) {
      const failure = failureOf(error);
      showToast(failure.code === "not-found" ? t("unread-too-far") : failureText(failure), "warning");
      wasSeen.current = failure.code === "not-found";
    } finally {
      setBusy(false);
    }
  }

  return {
    isAbove: !wasSeen.current && (isUnloaded || isAbove),
    busy,
    look(scroller, list) {
      if (firstUnreadKey === null) return;
      const row = list.querySelector(`[data-key="${CSS.escape(firstUnreadKey)}"]`);
      const drawn = list.querySelector<HTMLElement>("[data-key]")?.dataset["key"];
      const indexOf = (key: string | undefined) => items.findIndex((item) => item.key === key);
      const view = scroller.getBoundingClientRect();
      const place = row?.getBoundingClientRect();
      if (place !== undefined && place.bottom > view.top && place.top < view.bottom) wasSeen.current = true;
      setAbove(
        !wasSeen.current && (place === undefined ? indexOf(firstUnreadKey) < indexOf(drawn) : place.bottom <= view.top),
      );
    },
    goThere() {
      if (firstUnreadKey === null) void fetch();
      else wanted.value = firstUnreadKey;
    },
  };
}
