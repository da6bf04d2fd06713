import { EmptyState } from "@conclave/ui/components/empty-state";
import { TextField } from "@conclave/ui/components/text-field";
import { searchIcon } from "@conclave/ui/icons/action-icons";
import { spaceIcon } from "@conclave/ui/icons/room-icons";
import { useEffect, useMemo, useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { useSettled } from "../page/use-settled.ts";
import { FoundRoomList } from "./found-room-list.tsx";
import { FoundRoomRow } from "./found-room-row.tsx";
import { createFoundRooms } from "./found-rooms-model.ts";
import { t } from "./messages.ts";

/** The rooms and spaces of the server that one may come into unasked, or ask for. */
export function RoomDirectory() {
  const { commands } = useChat();
  const [typed, setTyped] = useState("");
  const wanted = useSettled(typed.trim());
  const model = useMemo(() => createFoundRooms((next) => commands.findRooms(wanted, next)), [wanted]);
  useEffect(() => void model.restart(), [model]);
  const rooms = model.rooms.value ?? [];
  return (
    <div class="directory-part">
      <TextField
        label={t("rooms-search")}
        type="search"
        autocomplete="off"
        focused
        maximumLength={200}
        value={typed}
        onInput={setTyped}
      />
      <FoundRoomList model={model}>
        {rooms.length > 0 ? (
          <ul aria-label={t("rooms-found")}>
            {rooms.map((room) => (
              <FoundRoomRow key={room.roomId} room={room} />
            ))}
          </ul>
        ) : wanted === "" ? (
          <EmptyState icon={spaceIcon} title={t("rooms-empty-title")}>
            {t("rooms-empty-text")}
          </EmptyState>
        ) : (
          <EmptyState icon={searchIcon} title={t("rooms-none-title")}>
            {t("rooms-none-text")}
          </EmptyState>
        )}
      </FoundRoomList>
    </div>
  );
}
