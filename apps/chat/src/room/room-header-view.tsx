import type { RoomListEntry } from "@conclave/client/snapshots/room-list-snapshot";
import { CountBadge } from "@conclave/ui/components/badge";
import { IconButton } from "@conclave/ui/components/icon-button";
import { Menu } from "@conclave/ui/components/menu";
import { downloadIcon, searchIcon, signOutIcon } from "@conclave/ui/icons/action-icons";
import { Icon } from "@conclave/ui/icons/icon";
import { backIcon } from "@conclave/ui/icons/navigation-icons";
import { inviteIcon, lockIcon, peopleIcon, unlockIcon } from "@conclave/ui/icons/people-icons";
import { threadIcon } from "@conclave/ui/icons/room-icons";
import { clockIcon } from "@conclave/ui/icons/status-icons";
import { useChat } from "../chat.ts";
import { Picture } from "../people/picture.tsx";
import { TrustShield } from "../people/trust-shield.tsx";
import { roomName } from "../rooms/room-name.ts";
import { useRoomWishes } from "../rooms/use-room-wishes.ts";
import type { Beside } from "../route.ts";
import { t } from "./messages.ts";

/** Above a conversation: whose it is, whether it is encrypted, and what one can do with it. */
export function RoomHeader({ entry, beside }: { entry: RoomListEntry; beside: Beside | null }) {
  const { navigation, dialog, openRooms, starting } = useChat();
  const { roomId, direct, encrypted, memberCount, membership } = entry;
  const name = roomName(entry.name);
  const wishes = useRoomWishes();
  const joined = membership === "joined";
  const room = openRooms.value[roomId];
  const mayInvite = room?.mayInvite === true;
  const topic = room?.topic ?? null;
  const other = direct ? room?.members?.find(({ own }) => !own) : undefined;
  return (
    <header class="room-header">
      <span class="room-header-back">
        <IconButton icon={backIcon} label={t("to-list")} onClick={() => navigation.go({ name: "home" })} />
      </span>
      <Picture id={entry.pictureId} name={name} source={entry.avatar} size="small" square={!direct} />
      <div class="room-header-text">
        <h1 class="room-header-name">
          <bdi>{name}</bdi> {other !== undefined && <TrustShield trust={other.trust} />}
        </h1>
        <p class="room-header-facts">
          {encrypted !== null && (
            <span class={encrypted ? "room-header-fact" : "room-header-fact room-header-warning"}>
              <Icon path={encrypted ? lockIcon : unlockIcon} small />
              {t(encrypted ? "encrypted" : "not-encrypted")}
            </span>
          )}
          {joined && !direct && <span class="room-header-fact">{t("members", { count: memberCount })}</span>}
          {topic !== null && (
            <span class="room-header-topic" title={topic} dir="auto">
              {topic}
            </span>
          )}
        </p>
      </div>
      {joined && !starting.value && (
        <>
          <IconButton
            icon={searchIcon}
            label={t("search")}
            pressed={beside === "search"}
            onClick={() => navigation.go({ name: "room", roomId, beside: beside === "search" ? null : "search" })}
          />
          <span class="room-header-threads">
            <IconButton
              icon={threadIcon}
              label={t("threads")}
              pressed={beside === "threads" || (typeof beside === "object" && beside !== null)}
              onClick={() => navigation.go({ name: "room", roomId, beside: beside === "threads" ? null : "threads" })}
            />
            <CountBadge count={room?.threadCounts.unread ?? 0} loud={(room?.threadCounts.highlight ?? 0) > 0} />
          </span>
          <IconButton
            icon={peopleIcon}
            label={t("details")}
            pressed={beside === "details"}
            onClick={() => navigation.go({ name: "room", roomId, beside: beside === "details" ? null : "details" })}
          />
          <span class="ui-edge-end">
            <Menu
              label={t("actions")}
              items={[
                ...wishes(entry),
                {
                  label: t("export"),
                  icon: downloadIcon,
                  onSelect: () => {
                    dialog.value = { name: "export", roomId };
                  },
                },
                {
                  label: t("jump"),
                  icon: clockIcon,
                  onSelect: () => {
                    dialog.value = { name: "jump-to-date", roomId };
                  },
                },
                {
                  label: t("invite"),
                  icon: inviteIcon,
                  disabled: !mayInvite,
                  onSelect: () => {
                    dialog.value = { name: "invite", roomId };
                  },
                },
                {
                  label: t("leave"),
                  icon: signOutIcon,
                  danger: true,
                  onSelect: () => {
                    dialog.value = { name: "leave-room", roomId };
                  },
                },
              ]}
            />
          </span>
        </>
      )}
    </header>
  );
}
