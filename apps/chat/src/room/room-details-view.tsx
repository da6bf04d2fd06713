import type { RoomListEntry } from "@conclave/client/snapshots/room-list-snapshot";
import { Button } from "@conclave/ui/components/button";
import { editIcon, signOutIcon } from "@conclave/ui/icons/action-icons";
import { Icon } from "@conclave/ui/icons/icon";
import { inviteIcon, lockIcon, unlockIcon } from "@conclave/ui/icons/people-icons";
import { mayChangeAny } from "../about/may-change-any.ts";
import { useChat } from "../chat.ts";
import { AskingPeople } from "../moderation/asking-people-view.tsx";
import { BannedPeople } from "../moderation/banned-people-view.tsx";
import { RoomRightsView } from "../moderation/room-rights-view.tsx";
import { Picture } from "../people/picture.tsx";
import { roomName } from "../rooms/room-name.ts";
import { LinkedText } from "../timeline/linked-text.tsx";
import { BesideHeader, useCovers } from "./beside-header-view.tsx";
import { Members } from "./members-view.tsx";
import { t } from "./messages.ts";

/** Beside a conversation: what is known of the room, and who is in it. */
export function RoomDetails({ entry }: { entry: RoomListEntry }) {
  const { navigation, openRooms, dialog } = useChat();
  const { roomId, direct, encrypted } = entry;
  const room = openRooms.value[roomId];
  const Subheading = useCovers() ? "h2" : "h3";
  const topic = room?.topic ?? null;
  const name = roomName(entry.name);
  return (
    <aside class="beside" aria-label={t("details")}>
      <BesideHeader title={t("details")} onClose={() => navigation.go({ name: "room", roomId, beside: null })} />
      <div class="room-details-scroll">
        <div class="room-details-about">
          <Picture id={entry.pictureId} name={name} source={entry.avatar} size="large" square={!direct} />
          <Subheading class="room-details-name">
            <bdi>{name}</bdi>
          </Subheading>
          {topic !== null && (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1).
            <p class="room-details-topic" dir="auto" tabIndex={0}>
              <LinkedText text={topic} />
            </p>
          )}
          {encrypted !== null && (
            <p class={encrypted ? "room-details-fact" : "room-details-fact room-header-warning"}>
              <Icon path={encrypted ? lockIcon : unlockIcon} small />
              {t(encrypted ? "encrypted-explained" : "not-encrypted-explained")}
            </p>
          )}
        </div>
        <div class="room-details-actions">
          {!direct && room !== undefined && mayChangeAny(room.about) && (
            <Button
              small
              icon={editIcon}
              onClick={() => {
                dialog.value = { name: "about", roomId };
              }}
            >
              {t("edit")}
            </Button>
          )}
          <Button
            small
            icon={inviteIcon}
            disabled={room?.mayInvite !== true}
            onClick={() => {
              dialog.value = { name: "invite", roomId };
            }}
          >
            {t("invite")}
          </Button>
          <Button
            small
            icon={signOutIcon}
            onClick={() => {
              dialog.value = { name: "leave-room", roomId };
            }}
          >
            {t("leave")}
          </Button>
        </div>
        {room !== undefined && (
          <AskingPeople
            roomId={roomId}
            asking={room.roomRights.asking}
            mayAccept={room.mayInvite}
            Heading={Subheading}
          />
        )}
        <Members roomId={roomId} members={room?.members ?? null} Heading={Subheading} />
        {room !== undefined && !direct && (
          <>
            <BannedPeople
              roomId={roomId}
              banned={room.roomRights.banned}
              mayUnban={room.roomRights.mayUnban}
              Heading={Subheading}
            />
            <RoomRightsView roomId={roomId} rights={room.roomRights} Heading={Subheading} />
          </>
        )}
      </div>
    </aside>
  );
}
