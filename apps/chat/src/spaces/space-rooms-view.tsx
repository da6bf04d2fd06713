import type { FoundRoom } from "@conclave/client/snapshots/found-room";
import type { SpaceEntry } from "@conclave/client/snapshots/space-list-snapshot";
import { EmptyState } from "@conclave/ui/components/empty-state";
import { Menu } from "@conclave/ui/components/menu";
import type { MenuItem } from "@conclave/ui/components/menu-list";
import { deleteIcon } from "@conclave/ui/icons/action-icons";
import { favouriteIcon, roomIcon } from "@conclave/ui/icons/room-icons";
import { showToast } from "@conclave/ui/toasts/toast-list";
import { useEffect, useMemo } from "preact/hooks";
import { useChat } from "../chat.ts";
import { FoundRoomList } from "../directory/found-room-list.tsx";
import { FoundRoomRow } from "../directory/found-room-row.tsx";
import { createFoundRooms } from "../directory/found-rooms-model.ts";
import { failureOf, failureText } from "../failure.ts";
import { t } from "./messages.ts";
import { spaceRooms } from "./space-rooms.ts";

/** The rooms of a space, the recommended ones that one isn't in first. */
export function SpaceRoomsView({ space }: { space: SpaceEntry }) {
  const { commands, rooms, spaces } = useChat();
  const { roomId, children } = space;
  const model = useMemo(() => createFoundRooms((next) => commands.listSpaceRooms(roomId, next)), [roomId]);
  useEffect(() => void model.restart(), [model, children]);
  const itemsOf = useArranging(space);

  const joined = [...rooms.value.entries.filter(({ membership }) => membership === "joined"), ...spaces.value.entries];
  const complete = model.rooms.value !== null && !model.hasMore.value && !model.busy.value;
  const joinedIds = new Set(joined.map((entry) => entry.roomId));
  const listed = spaceRooms(space, model.rooms.value ?? [], complete, joinedIds);
  const suggestedIds = new Set(children.filter(({ suggested }) => suggested).map((child) => child.roomId));
  const isEmpty = children.length === 0 || (complete && model.rooms.value?.length === 0 && !space.mayArrange);

  const section = (title: string, found: readonly FoundRoom[]) =>
    found.length > 0 && (
      <section>
        <h2 class="space-title">{title}</h2>
        <ul>
          {found.map((room) => (
            <FoundRoomRow
              key={room.roomId}
              room={room}
              suggested={suggestedIds.has(room.roomId)}
              items={itemsOf(room.roomId, suggestedIds.has(room.roomId))}
            />
          ))}
        </ul>
      </section>
    );

  return (
    <FoundRoomList model={model}>
      {isEmpty && (
        <EmptyState icon={roomIcon} title={t("empty-title")}>
          {t(space.mayArrange ? "empty-text-arrange" : "empty-text")}
        </EmptyState>
      )}
      {section(t("section-suggested"), listed.suggested)}
      {section(t("section-others"), listed.others)}
      {section(t("section-joined"), listed.joined)}
      {space.mayArrange && listed.hidden.length > 0 && (
        <section>
          <h2 class="space-title">{t("section-hidden")}</h2>
          <ul>
            {listed.hidden.map((hiddenId) => (
              <li key={hiddenId} class="found-room">
                <bdi class="found-room-text space-hidden">{hiddenId}</bdi>
                <span class="ui-edge-end">
                  <Menu
                    small
                    label={t("hidden-actions", { room: hiddenId })}
                    items={itemsOf(hiddenId, suggestedIds.has(hiddenId))}
                  />
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </FoundRoomList>
  );
}

/** What those who may arrange a space can do with one of its rooms. A refusal is told. */
function useArranging(space: SpaceEntry): (roomId: string, suggested: boolean) => readonly MenuItem[] {
  const { commands } = useChat();
  const attempt = (deed: Promise<void>) => {
    deed.catch((error: unknown) => showToast(failureText(failureOf(error)), "warning"));
  };
  if (!space.mayArrange) return () => [];
  return (roomId, suggested) => [
    {
      label: t(suggested ? "recommend-off" : "recommend-on"),
      icon: favouriteIcon,
      onSelect: () => attempt(commands.addToSpace(space.roomId, roomId, !suggested)),
    },
    {
      label: t("take-out"),
      icon: deleteIcon,
      danger: true,
      onSelect: () => attempt(commands.removeFromSpace(space.roomId, roomId)),
    },
  ];
}
