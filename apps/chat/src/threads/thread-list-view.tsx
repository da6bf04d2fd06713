import type { RoomListEntry } from "@conclave/client/snapshots/room-list-snapshot";
import type { ThreadListEntry } from "@conclave/client/snapshots/thread-snapshot";
import { CountBadge } from "@conclave/ui/components/badge";
import { Button } from "@conclave/ui/components/button";
import { EmptyState } from "@conclave/ui/components/empty-state";
import { Spinner } from "@conclave/ui/components/spinner";
import { threadIcon } from "@conclave/ui/icons/room-icons";
import { useEffect, useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { quoteText } from "../message/quote-text.ts";
import { t as shared } from "../messages.ts";
import { PersonName } from "../people/person-name.tsx";
import { Picture } from "../people/picture.tsx";
import { BesideHeader } from "../room/beside-header-view.tsx";
import { roomName } from "../rooms/room-name.ts";
import { addressOf } from "../route.ts";
import { shortMoment } from "../time/day.ts";
import { t } from "./messages.ts";
import { replyText } from "./reply-text.ts";

/** The threads of a room, beside its conversation. Escape closes them. */
export function ThreadList({ entry }: { entry: RoomListEntry }) {
  const { commands, navigation, threadLists } = useChat();
  const { roomId } = entry;
  const list = threadLists.value[roomId];
  const [failed, setFailed] = useState(false);
  const close = () => navigation.go({ name: "room", roomId, beside: null });
  const attempt = (load: Promise<void>) => {
    setFailed(false);
    load.catch(() => setFailed(true));
  };

  useEffect(() => {
    attempt(commands.openThreadList(roomId));
    return () => {
      commands.closeThreadList(roomId).catch(() => undefined);
    };
  }, []);

  const entries = list?.entries ?? [];
  const unread = entries.filter(({ unreadCount }) => unreadCount > 0);
  return (
    <aside
      class="beside"
      aria-label={t("threads")}
      onKeyDown={(event) => {
        if (event.key === "Escape") close();
      }}
    >
      <BesideHeader title={t("threads")} about={roomName(entry.name)} onClose={close} focused>
        {unread.length > 0 && (
          <Button
            small
            onClick={() => {
              for (const { threadId } of unread) attempt(commands.markThreadRead(roomId, threadId));
            }}
          >
            {t("mark-all")}
          </Button>
        )}
      </BesideHeader>
      <div class="thread-list">
        <ul>
          {entries.map((thread) => (
            <ThreadRow key={thread.threadId} roomId={roomId} thread={thread} />
          ))}
        </ul>
        {list?.loading === true && <Spinner small label={t("loading")} />}
        {failed && (
          <Button small onClick={() => attempt(commands.openThreadList(roomId))}>
            {t("load-failed")} {shared("retry")}
          </Button>
        )}
        {list?.loading === false && list.hasOlder && !failed && (
          <Button small wide onClick={() => attempt(commands.pageThreadList(roomId))}>
            {t("older")}
          </Button>
        )}
        {list?.loading === false && entries.length === 0 && !failed && (
          <EmptyState icon={threadIcon} title={t("none-title")}>
            {t("none-text")}
          </EmptyState>
        )}
      </div>
    </aside>
  );
}

function ThreadRow({ roomId, thread }: { roomId: string; thread: ThreadListEntry }) {
  const { today } = useChat();
  const { threadId, root, replyCount, lastReply, unreadCount, highlightCount } = thread;
  return (
    <li>
      <a class="thread-row" href={addressOf({ name: "room", roomId, beside: { threadId } })}>
        {root.sender !== null && (
          <Picture id={root.sender.userId} name={root.sender.name} source={root.sender.avatar} size="small" />
        )}
        <span class="thread-row-text">
          <span class="thread-row-head">
            {root.sender !== null && <PersonName person={root.sender} />}
            {lastReply !== null && (
              <time class="thread-row-time" dateTime={new Date(lastReply.timestamp).toISOString()}>
                {shortMoment(lastReply.timestamp, today.value)}
              </time>
            )}
          </span>
          <span class="thread-row-root" dir="auto">
            {quoteText(root)}
          </span>
          <span class="thread-row-last">
            <span class="thread-count">{t("replies", { count: replyCount })}</span>
            {lastReply !== null && (
              <span class="thread-last" dir="auto">
                {replyText(lastReply)}
              </span>
            )}
            <CountBadge count={unreadCount} loud={highlightCount > 0} />
          </span>
        </span>
      </a>
    </li>
  );
}
