import type { TimelineSnapshot } from "@conclave/client/snapshots/timeline-snapshot";
import { CountBadge } from "@conclave/ui/components/badge";
import { Button } from "@conclave/ui/components/button";
import { Spinner } from "@conclave/ui/components/spinner";
import { Icon } from "@conclave/ui/icons/icon";
import { downIcon, upIcon } from "@conclave/ui/icons/navigation-icons";
import { Fragment } from "preact";
import { useChat } from "../chat.ts";
import { useConversation } from "../conversation/conversation.ts";
import { t as shared } from "../messages.ts";
import { Announcer } from "./announcer-view.tsx";
import { t } from "./messages.ts";
import { TimelineRow } from "./timeline-row.tsx";
import { useRowFocus } from "./use-row-focus.ts";
import { useTimelineScroll } from "./use-timeline-scroll.ts";
import "./timeline.css";

/** What was said in a room or thread: pages back as it is scrolled, and stays where it is read. */
export function Timeline({ timeline }: { timeline: TimelineSnapshot }) {
  const { today } = useChat();
  const pointing = useRowFocus(timeline);
  const { roomId, threadId } = useConversation();
  const { firstUnreadKey, hasOlder, loadingOlder } = timeline;
  const { items, reach, pinned, unread, missed, failed, scroller, list, onScroll, toNewest, retry } =
    useTimelineScroll(timeline);
  return (
    <div class="timeline">
      <div
        class="timeline-scroll"
        ref={scroller}
        onScroll={onScroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1).
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label={t(threadId === null ? "label" : "thread-label")}
      >
        <div class="timeline-edge">
          {failed ? (
            <Button small onClick={retry}>
              {t("older-failed")} {shared("retry")}
            </Button>
          ) : loadingOlder ? (
            <Spinner small label={t("older-loading")} />
          ) : (
            threadId === null && reach.oldest && !hasOlder && <span>{t("beginning")}</span>
          )}
        </div>
        <ol class="timeline-list" ref={list} {...pointing}>
          {items.map((item) => (
            <Fragment key={item.key}>
              {item.key === firstUnreadKey && (
                <li class="unread-line">
                  <span>{t("unread")}</span>
                </li>
              )}
              <TimelineRow item={item} roomId={roomId} today={today.value} />
            </Fragment>
          ))}
        </ol>
      </div>
      {unread.isAbove && (
        <button type="button" class="timeline-jump to-unread" disabled={unread.busy} onClick={unread.goThere}>
          <Icon path={upIcon} small />
          {t("to-unread")}
        </button>
      )}
      {!pinned && (
        <button type="button" class="timeline-jump to-newest" onClick={toNewest}>
          <Icon path={downIcon} small />
          {t("to-newest")}
          <CountBadge count={missed} loud />
        </button>
      )}
      <Announcer items={timeline.items} />
    </div>
  );
}
