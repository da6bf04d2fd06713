import type { RoomListEntry } from "@conclave/client/snapshots/room-list-snapshot";
import { CountBadge } from "@conclave/ui/components/badge";
import { VisuallyHidden } from "@conclave/ui/components/visually-hidden";
import { classNames } from "@conclave/ui/styles/class-names";
import { Picture } from "../people/picture.tsx";
import { addressOf } from "../route.ts";
import { shortMoment } from "../time/day.ts";
import { isolated, previewText } from "./message-preview.ts";
import { t } from "./messages.ts";
import { roomName } from "./room-name.ts";

export interface RoomRowProps {
  readonly entry: RoomListEntry;
  readonly current: boolean;
  /** The beginning of the present day, in milliseconds. */
  readonly today: number;
}

/** A room in the list: what it is called, what was said last and when, and what is unread. */
export function RoomRow({ entry, current, today }: RoomRowProps) {
  const { roomId, membership, unreadCount, highlightCount, direct, inviter, activeAt } = entry;
  const name = roomName(entry.name);
  const invited = membership === "invited";
  const unread = unreadCount > 0 || invited;
  const invitation = inviter === null ? t("invited") : t("invited-by", { name: isolated(inviter.name) });
  return (
    <li class="room-row-item">
      <a
        class={classNames("room-row", unread && "room-row-unread")}
        href={addressOf({ name: "room", roomId, details: false })}
        aria-current={current ? "page" : undefined}
      >
        <Picture id={entry.pictureId} name={name} source={entry.avatar} square={!direct} />
        <span class="room-row-text">
          <span class="room-row-line">
            <bdi class="room-row-name">{name}</bdi>
            {activeAt > 0 && <span class="room-row-time">{shortMoment(activeAt, today)}</span>}
          </span>
          <span class="room-row-line">
            <span class="room-row-preview">{invited ? invitation : previewText(entry)}</span>
            {highlightCount > 0 && (
              <span class="room-row-mention" title={t("mentions", { count: highlightCount })}>
                @<VisuallyHidden>{t("mentions", { count: highlightCount })}</VisuallyHidden>
              </span>
            )}
            <CountBadge count={invited ? 1 : unreadCount} loud={invited || direct || highlightCount > 0} />
          </span>
        </span>
      </a>
    </li>
  );
}
