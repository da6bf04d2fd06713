import { useChat } from "../chat.ts";
import { Picture } from "../people/picture.tsx";
import { roomName } from "../rooms/room-name.ts";
import { addressOf } from "../route.ts";
import { t } from "./messages.ts";

/** The rooms and spaces that one shares with somebody, each a way there. */
export function SharedRooms({ roomIds, onGone }: { roomIds: readonly string[]; onGone: () => void }) {
  const { rooms, spaces } = useChat();
  const shared = new Set(roomIds);
  const places = [
    ...spaces.value.entries.map((space) => ({ ...space, pictureId: space.roomId, direct: false, space: true })),
    ...rooms.value.entries,
  ].filter(({ roomId }) => shared.has(roomId));
  return (
    <section class="person-card-rooms">
      <h3>{t("shared-title", { count: places.length })}</h3>
      {places.length > 0 && (
        <ul>
          {places.map(({ roomId, pictureId, name, avatar, direct, space }) => (
            <li key={roomId}>
              <a
                class="person-card-room"
                href={addressOf(space ? { name: "space", roomId } : { name: "room", roomId, beside: null })}
                onClick={onGone}
              >
                <Picture id={pictureId} name={roomName(name)} source={avatar} size="small" square={!direct} />
                <bdi>{roomName(name)}</bdi>
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
