import { CountBadge } from "@conclave/ui/components/badge";
import { VisuallyHidden } from "@conclave/ui/components/visually-hidden";
import { Icon } from "@conclave/ui/icons/icon";
import { homeIcon } from "@conclave/ui/icons/navigation-icons";
import { classNames } from "@conclave/ui/styles/class-names";
import type { ComponentChildren } from "preact";
import { useChat } from "../chat.ts";
import { Picture } from "../people/picture.tsx";
import { t as texts } from "../rooms/messages.ts";
import { type UnreadTotal, unreadTotal } from "../rooms/room-list-model.ts";
import { roomName } from "../rooms/room-name.ts";
import { chosenSpace, railSpaces, roomsInSpace } from "../spaces/space-tree.ts";
import { t } from "./messages.ts";
import "./rail.css";

/** The spaces that one is in, beside the list of rooms, with what is unread in each. Arrows move in it. */
export function Rail() {
  const { spaces, rooms, commands, navigation } = useChat();
  const { entries } = spaces.value;
  const chosen = chosenSpace(spaces.value);
  const all = rooms.value.entries;

  const choose = (spaceId: string | null) => {
    void commands.chooseSpace(spaceId).catch(() => undefined);
    // The page of one space is not that of another.
    if (navigation.route.value.name !== "space") return;
    navigation.go(spaceId === null ? { name: "home" } : { name: "space", roomId: spaceId });
  };

  return (
    <nav class="rail" aria-label={t("rail")} onKeyDown={moveBetweenSpaces}>
      <ul>
        <RailItem
          name={t("rail-all")}
          current={chosen === null}
          unread={unreadTotal(all)}
          onChoose={() => choose(null)}
        >
          <span class="rail-home">
            <Icon path={homeIcon} />
          </span>
        </RailItem>
        {railSpaces(entries).map(({ space, nested }) => {
          const within = roomsInSpace(entries, space);
          const name = roomName(space.name);
          return (
            <RailItem
              key={space.roomId}
              name={name}
              nested={nested}
              current={space === chosen}
              unread={unreadTotal(all.filter(({ roomId }) => within.has(roomId)))}
              onChoose={() => choose(space.roomId)}
            >
              <Picture id={space.roomId} name={name} source={space.avatar} size={nested ? "small" : "medium"} square />
            </RailItem>
          );
        })}
      </ul>
    </nav>
  );
}

interface RailItemProps {
  readonly name: string;
  readonly nested?: boolean;
  readonly current: boolean;
  readonly unread: UnreadTotal;
  readonly onChoose: () => void;
  /** Its picture. */
  readonly children: ComponentChildren;
}

function RailItem({ name, nested, current, unread, onChoose, children }: RailItemProps) {
  const { rooms } = useChat();
  const mentions = unread.mentions > 0 ? texts("mentions", { count: unread.mentions }) : null;
  return (
    <li>
      <button
        type="button"
        class={classNames("rail-item", nested && "rail-item-nested")}
        title={mentions === null ? name : `${name} · ${mentions}`}
        aria-current={current ? "true" : undefined}
        onClick={onChoose}
      >
        {children}
        <bdi class="rail-name">{name}</bdi>
        <CountBadge count={unread.count} loud={unread.loud} earlier={!rooms.value.complete} />
        {mentions !== null && <VisuallyHidden>{mentions}</VisuallyHidden>}
      </button>
    </li>
  );
}

function moveBetweenSpaces(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>(".rail-item")];
  const focused = document.activeElement;
  const at = focused instanceof HTMLElement ? items.indexOf(focused) : -1;
  const next: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
  const index = next[event.key];
  if (index === undefined) return;
  event.preventDefault();
  items.at(index % items.length)?.focus();
}
