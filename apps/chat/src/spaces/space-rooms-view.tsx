import type { FoundRoom } from "@conclave/client/snapshots/found-room";
import type { SpaceEntry } from "@conclave/client/snapshots/space-list-snapshot";
import { EmptyState } from "@conclave/ui/components/empty-state";
import { Menu } from "@conclave/ui/components/menu";
import { roomIcon } from "@conclave/ui/icons/room-icons";
import { useEffect, useMemo } from "preact/hooks";
import { useChat } from "../chat.ts";
import { FoundRoomList } from "../directory/found-room-list.tsx";
import { FoundRoomRow } from "../directory/found-room-row.tsx";
import { createFoundRooms } from "../directory/found-rooms-model.ts";
import { t } from "./messages.ts";
import { spaceRooms } from "./space-rooms.ts";
import { useArranging } from "./use-arranging.ts";

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
          {found.map((room, index) => (
            <FoundRoomRow
              key={room.roomId}
              room={room}
              suggested={suggestedIds.has(room.roomId)}
              items={itemsOf({
                roomId: room.roomId,
                name: room.name ?? room.roomId,
                suggested: suggestedIds.has(room.roomId),
                above: found[index - 1]?.roomId ?? null,
                below: found[index + 1]?.roomId ?? null,
              })}
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
            {listed.hidden.map((hiddenId, index) => (
              <li key={hiddenId} class="found-room">
                <bdi class="found-room-text space-hidden">{hiddenId}</bdi>
                <span class="ui-edge-end">
                  <Menu
                    small
                    label={t("hidden-actions", { room: hiddenId })}
                    items={itemsOf({
                      roomId: hiddenId,
                      name: hiddenId,
                      suggested: suggestedIds.has(hiddenId),
                      above: listed.hidden[index - 1] ?? null,
                      below: listed.hidden[index + 1] ?? null,
                    })}
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
