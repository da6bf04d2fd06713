import type { EventItem } from "@conclave/client/snapshots/timeline-item";
import { CountBadge } from "@conclave/ui/components/badge";
import { Icon } from "@conclave/ui/icons/icon";
import { threadIcon } from "@conclave/ui/icons/room-icons";
import { useChat } from "../chat.ts";
import { useConversation } from "../conversation/conversation.ts";
import { shortMoment } from "../time/day.ts";
import { t } from "./messages.ts";
import { replyText } from "./reply-text.ts";
import { useOpenThread } from "./use-open-thread.ts";
import "./threads.css";

/** Under a message that began a thread: how long it is, and who said what last. A press opens it. */
export function ThreadLine({ item }: { item: EventItem }) {
  const { today } = useChat();
  const { threadId } = useConversation();
  const open = useOpenThread();
  const { thread } = item;
  if (thread === null || threadId !== null) return null;
  const { replyCount, lastReply, unreadCount, highlightCount } = thread;
  return (
    <button type="button" class="thread-line" onClick={() => open(item)}>
      <Icon path={threadIcon} small />
      <span class="thread-count">{t("replies", { count: replyCount })}</span>
      {lastReply !== null && (
        <>
          <span class="thread-last" dir="auto">
            {replyText(lastReply)}
          </span>
          <time class="thread-row-time" dateTime={new Date(lastReply.timestamp).toISOString()}>
            {shortMoment(lastReply.timestamp, today.value)}
          </time>
        </>
      )}
      <CountBadge count={unreadCount} loud={highlightCount > 0} />
    </button>
  );
}
