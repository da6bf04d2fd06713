import type { FoundRoom } from "@conclave/client/snapshots/found-room";
import { Badge } from "@conclave/ui/components/badge";
import { Button } from "@conclave/ui/components/button";
import { Menu } from "@conclave/ui/components/menu";
import type { MenuItem } from "@conclave/ui/components/menu-list";
import { VisuallyHidden } from "@conclave/ui/components/visually-hidden";
import { useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { failureText } from "../failure.ts";
import { useAction } from "../page/use-action.ts";
import { Picture } from "../people/picture.tsx";
import { isolated } from "../rooms/message-preview.ts";
import { AskToJoinDialog } from "./ask-to-join-dialog.tsx";
import { t } from "./messages.ts";
import { type Standing, standingOf } from "./standing.ts";
import "./directory.css";

interface FoundRoomRowProps {
  readonly room: FoundRoom;
  /** A space recommends it. */
  readonly suggested?: boolean;
  /** What those can do with it who arrange where it stands. */
  readonly items?: readonly MenuItem[];
}

/** A room or space that one may come into: what it is about, and the way in. */
export function FoundRoomRow({ room, suggested, items = [] }: FoundRoomRowProps) {
  const { rooms, spaces } = useChat();
  const [asked, setAsked] = useState(room.membership === "asked");
  const action = useAction();
  const name = room.name ?? t("nameless");
  const standing = standingOf(room, asked, rooms.value.entries, spaces.value.entries);
  return (
    <li class="found-room">
      <Picture id={room.roomId} name={name} source={room.avatar} square />
      <span class="found-room-text">
        <span class="found-room-name">
          <bdi>{name}</bdi>
          {room.space && <Badge>{t("space")}</Badge>}
          {suggested && <Badge tone="accent">{t("suggested")}</Badge>}
        </span>
        {room.topic !== null && (
          <span class="found-room-topic" title={room.topic}>
            <bdi>{room.topic}</bdi>
          </span>
        )}
        <span class="found-room-facts">
          {t("members", { count: room.memberCount })}
          {standing === "asked" && ` · ${t("asked")}`}
          {standing === "closed" && ` · ${t("closed")}`}
        </span>
        {action.failure !== null && <span class="found-room-failure">{failureText(action.failure)}</span>}
      </span>
      <Way room={room} name={name} standing={standing} action={action} onAsked={setAsked} />
      {items.length > 0 && (
        <span class="ui-edge-end">
          <Menu small label={t("room-actions", { name: isolated(name) })} items={items} />
        </span>
      )}
    </li>
  );
}

interface WayProps {
  readonly room: FoundRoom;
  readonly name: string;
  readonly standing: Standing;
  readonly action: ReturnType<typeof useAction>;
  readonly onAsked: (asked: boolean) => void;
}

/** The one thing to do: open it, answer, join, ask, or take the question back. */
function Way({ room, name, standing, action, onAsked }: WayProps) {
  const { commands, navigation } = useChat();
  const [asking, setAsking] = useState(false);
  const { roomId } = room;
  if (standing === "closed") return null;
  const deeds: Readonly<Record<Exclude<Standing, "closed">, () => void>> = {
    joined: () => navigation.go(room.space ? { name: "space", roomId } : { name: "room", roomId, beside: null }),
    invited: () => navigation.go({ name: "room", roomId, beside: null }),
    open: () => void action.run(() => commands.joinRoom(roomId)),
    ask: () => setAsking(true),
    asked: () =>
      void action.run(async () => {
        await commands.leaveRoom(roomId);
        onAsked(false);
      }),
  };
  return (
    <>
      <Button small kind={standing === "open" ? "primary" : "secondary"} busy={action.busy} onClick={deeds[standing]}>
        <span aria-hidden="true">{t(`way-${standing}`)}</span>
        <VisuallyHidden>{t(`way-${standing}-named`, { name: isolated(name) })}</VisuallyHidden>
      </Button>
      {asking && (
        <AskToJoinDialog roomId={roomId} name={name} onAsked={() => onAsked(true)} onClose={() => setAsking(false)} />
      )}
    </>
  );
}
