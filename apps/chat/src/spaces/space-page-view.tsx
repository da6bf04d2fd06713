import type { SpaceEntry } from "@conclave/client/snapshots/space-list-snapshot";
import { Button } from "@conclave/ui/components/button";
import { EmptyState } from "@conclave/ui/components/empty-state";
import { IconButton } from "@conclave/ui/components/icon-button";
import { Spinner } from "@conclave/ui/components/spinner";
import { addIcon, closeIcon, editIcon, signOutIcon } from "@conclave/ui/icons/action-icons";
import { inviteIcon } from "@conclave/ui/icons/people-icons";
import { roomIcon, spaceIcon } from "@conclave/ui/icons/room-icons";
import { mayChangeAny } from "../about/may-change-any.ts";
import { useChat } from "../chat.ts";
import { t as shared } from "../messages.ts";
import { Picture } from "../people/picture.tsx";
import { roomName } from "../rooms/room-name.ts";
import { LinkedText } from "../timeline/linked-text.tsx";
import { t } from "./messages.ts";
import { SpaceRoomsView } from "./space-rooms-view.tsx";
import "./spaces.css";

/** A space: what it is about, what one can do with it, and its rooms. */
export function SpacePage({ roomId }: { roomId: string }) {
  const { spaces, rooms, navigation } = useChat();
  const space = spaces.value.entries.find((entry) => entry.roomId === roomId);
  const close = () => navigation.go({ name: "home" });
  if (space !== undefined) return <Space key={roomId} space={space} onClose={close} />;
  return (
    <div class="space-gone">
      <h1 class="ui-visually-hidden">{t("gone-title")}</h1>
      {rooms.value.complete ? (
        <EmptyState
          icon={spaceIcon}
          title={t("gone-title")}
          action={<Button onClick={close}>{t("gone-action")}</Button>}
        >
          {t("gone-text")}
        </EmptyState>
      ) : (
        <Spinner />
      )}
    </div>
  );
}

function Space({ space, onClose }: { space: SpaceEntry; onClose: () => void }) {
  const { dialog } = useChat();
  const { roomId, topic, memberCount, mayArrange, arrangedBy, about, mayInvite } = space;
  const name = roomName(space.name);
  return (
    <div class="space-page">
      <header class="space-header">
        <Picture id={roomId} name={name} source={space.avatar} size="large" square />
        <div class="space-header-text">
          <h1>
            <bdi>{name}</bdi>
          </h1>
          <p class="space-quiet">{t("members", { count: memberCount })}</p>
          {topic !== null && (
            <p class="space-topic" dir="auto">
              <LinkedText text={topic} />
            </p>
          )}
        </div>
        <span class="ui-edge-end">
          <IconButton icon={closeIcon} label={shared("close")} onClick={onClose} />
        </span>
      </header>
      <div class="space-actions">
        {mayChangeAny(about) && (
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
        {mayArrange && (
          <>
            <Button
              small
              icon={roomIcon}
              onClick={() => {
                dialog.value = { name: "create-room", spaceId: roomId };
              }}
            >
              {t("new-room")}
            </Button>
            <Button
              small
              icon={addIcon}
              onClick={() => {
                dialog.value = { name: "add-rooms", spaceId: roomId };
              }}
            >
              {t("add-rooms")}
            </Button>
          </>
        )}
        <Button
          small
          icon={inviteIcon}
          disabled={!mayInvite}
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
      {!mayArrange && <p class="space-quiet">{t(`arranged-by-${arrangedBy}`)}</p>}
      {mayArrange && !mayChangeAny(about) && <p class="space-quiet">{t("about-fixed")}</p>}
      <SpaceRoomsView space={space} />
    </div>
  );
}
