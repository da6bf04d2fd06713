import type { RoomListEntry } from "@conclave/client/snapshots/room-list-snapshot";
import { CountBadge } from "@conclave/ui/components/badge";
import { MenuList } from "@conclave/ui/components/menu-list";
import { VisuallyHidden } from "@conclave/ui/components/visually-hidden";
import { Icon } from "@conclave/ui/icons/icon";
import { muteIcon } from "@conclave/ui/icons/room-icons";
import { classNames } from "@conclave/ui/styles/class-names";
import { useRef, useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { Picture } from "../people/picture.tsx";
import { addressOf } from "../route.ts";
import { shortMoment } from "../time/day.ts";
import { isolated, previewText } from "./message-preview.ts";
import { t } from "./messages.ts";
import { roomName } from "./room-name.ts";
import { useRoomWishes } from "./use-room-wishes.ts";

export interface RoomRowProps {
  readonly entry: RoomListEntry;
  readonly current: boolean;
  /** The beginning of the present day, in milliseconds. */
  readonly today: number;
}

/** A room in the list: what it is called, what was said last and when, and what is unread. */
export function RoomRow({ entry, current, today }: RoomRowProps) {
  const { roomId, membership, highlightCount, direct, inviter, activeAt, muted, silent, markedUnread } = entry;
  const { rooms, starting } = useChat();
  const earlier = !rooms.value.complete;
  const wishes = useRoomWishes();
  const [menuAt, setMenuAt] = useState<DOMRect | null>(null);
  const row = useRef<HTMLAnchorElement>(null);
  // Of a muted room, only what mentions its reader counts.
  const unreadCount = muted ? highlightCount : entry.unreadCount;
  const name = roomName(entry.name);
  const invited = membership === "invited";
  const unread = unreadCount > 0 || invited || markedUnread;
  const invitation = inviter === null ? t("invited") : t("invited-by", { name: isolated(inviter.name) });
  return (
    <li class="room-row-item">
      <a
        ref={row}
        onContextMenu={(event) => {
          if (invited || starting.value) return;
          event.preventDefault();
          const pointed = event.clientX !== 0 || event.clientY !== 0;
          setMenuAt(
            pointed ? new DOMRect(event.clientX, event.clientY, 0, 0) : event.currentTarget.getBoundingClientRect(),
          );
        }}
        class={classNames("room-row", unread && "room-row-unread", muted && "room-row-muted")}
        href={addressOf({ name: "room", roomId, beside: null })}
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
              <span
                class={classNames("room-row-mention", earlier && "room-row-earlier")}
                title={t("mentions", { count: highlightCount })}
              >
                @<VisuallyHidden>{t("mentions", { count: highlightCount })}</VisuallyHidden>
              </span>
            )}
            {muted && (
              <span class="room-row-mark" title={t(silent ? "silent" : "muted")}>
                <Icon path={muteIcon} label={t(silent ? "silent" : "muted")} small />
              </span>
            )}
            {markedUnread && unreadCount === 0 && (
              <span class="room-row-dot" title={t("marked-unread")}>
                <VisuallyHidden>{t("marked-unread")}</VisuallyHidden>
              </span>
            )}
            <CountBadge
              count={invited ? 1 : unreadCount}
              loud={invited || direct || highlightCount > 0}
              earlier={earlier}
            />
          </span>
        </span>
      </a>
      {menuAt !== null && (
        <MenuList
          label={t("room-actions", { room: isolated(name) })}
          items={wishes(entry)}
          anchor={() => menuAt}
          onClose={(chosen) => {
            setMenuAt(null);
            if (chosen) row.current?.focus();
          }}
        />
      )}
    </li>
  );
}
