import type { SpaceEntry } from "@conclave/client/snapshots/space-list-snapshot";
import { Button } from "@conclave/ui/components/button";
import { EmptyState } from "@conclave/ui/components/empty-state";
import { IconButton } from "@conclave/ui/components/icon-button";
import { Spinner } from "@conclave/ui/components/spinner";
import { addIcon, closeIcon, searchIcon } from "@conclave/ui/icons/action-icons";
import { Icon } from "@conclave/ui/icons/icon";
import { chatIcon, spaceIcon } from "@conclave/ui/icons/room-icons";
import { useRef, useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { chosenSpace, roomsInSpace } from "../spaces/space-tree.ts";
import { t } from "./messages.ts";
import { type RoomFilter, roomFilters, shownRooms } from "./room-list-model.ts";
import { RoomRow } from "./room-row.tsx";
import "./room-list.css";

/** The list of rooms with its search and filters. Arrows move in it, also from the search field. */
export function RoomList() {
  const { rooms, spaces, navigation } = useChat();
  const [typed, setTyped] = useState("");
  const [filter, setFilter] = useState<RoomFilter>("all");
  const list = useRef<HTMLDivElement>(null);
  const { complete } = rooms.value;
  const space = chosenSpace(spaces.value);
  const within = space === null ? null : roomsInSpace(spaces.value.entries, space);
  const entries = rooms.value.entries.filter(({ roomId }) => within === null || within.has(roomId));
  const route = navigation.route.value;
  const openRoomId = route.name === "room" ? route.roomId : null;
  const shown = shownRooms(entries, filter, typed, openRoomId);
  const { invitations, favourites, joined, lowPriority } = shown;
  const found = [...invitations, ...favourites, ...joined, ...lowPriority];
  const apart = found.length > joined.length;

  const openFirst = () => {
    const first = found[0];
    if (first === undefined) return;
    setTyped("");
    navigation.go({ name: "room", roomId: first.roomId, beside: null });
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows are a shortcut among links and a field.
    <div class="room-list" ref={list} onKeyDown={(event) => moveBetweenRows(event, list.current)}>
      <SearchField value={typed} onInput={setTyped} onEnter={openFirst} />
      <fieldset class="room-filters">
        <legend class="ui-visually-hidden">{t("filter-label")}</legend>
        {roomFilters.map((name) => (
          <button
            key={name}
            type="button"
            class="room-filter"
            aria-pressed={filter === name}
            onClick={() => setFilter(name)}
          >
            {t(`filter-${name}`)}
          </button>
        ))}
      </fieldset>
      <nav class="room-list-scroll" aria-label={t("list-label")}>
        {entries.length === 0 && !complete && (
          <p class="room-list-waiting">
            <Spinner small label={t("list-loading")} />
            {t("list-loading")}
          </p>
        )}
        {entries.length === 0 && complete && (space === null ? <NoRooms /> : <NoRoomsOf space={space} />)}
        {entries.length > 0 && found.length === 0 && <p class="room-list-waiting">{t("list-no-match")}</p>}
        <Section title={t("invitations-title")} entries={invitations} openRoomId={openRoomId} />
        <Section title={t("favourites-title")} entries={favourites} openRoomId={openRoomId} />
        <Section title={apart ? t("joined-title") : null} entries={joined} openRoomId={openRoomId} />
        <Section title={t("low-priority-title")} entries={lowPriority} openRoomId={openRoomId} />
      </nav>
    </div>
  );
}

interface SectionProps {
  readonly title: string | null;
  readonly entries: ReturnType<typeof shownRooms>["joined"];
  readonly openRoomId: string | null;
}

function Section({ title, entries, openRoomId }: SectionProps) {
  const { today } = useChat();
  if (entries.length === 0) return null;
  return (
    <section>
      {title !== null && <h2 class="room-list-title">{title}</h2>}
      <ul>
        {entries.map((entry) => (
          <RoomRow key={entry.roomId} entry={entry} current={entry.roomId === openRoomId} today={today.value} />
        ))}
      </ul>
    </section>
  );
}

interface SearchFieldProps {
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly onEnter: () => void;
}

function SearchField({ value, onInput, onEnter }: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <search class="room-search">
      <Icon path={searchIcon} small />
      <input
        ref={field}
        type="text"
        aria-label={t("search-label")}
        placeholder={t("search-label")}
        autocomplete="off"
        spellcheck={false}
        maxLength={200}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (event.key === "Enter") onEnter();
          if (event.key === "Escape") onInput("");
        }}
      />
      {value !== "" && (
        <IconButton
          small
          icon={closeIcon}
          label={t("search-clear")}
          onClick={() => {
            onInput("");
            field.current?.focus();
          }}
        />
      )}
    </search>
  );
}

/** One is in none of the rooms of a space. */
function NoRoomsOf({ space }: { space: SpaceEntry }) {
  const { navigation } = useChat();
  return (
    <EmptyState
      icon={spaceIcon}
      title={t("space-none-title")}
      action={
        <Button kind="primary" onClick={() => navigation.go({ name: "space", roomId: space.roomId })}>
          {t("space-none-action")}
        </Button>
      }
    >
      {t("space-none-text")}
    </EmptyState>
  );
}

function NoRooms() {
  const { dialog } = useChat();
  return (
    <EmptyState
      icon={chatIcon}
      title={t("list-none-title")}
      action={
        <div class="room-list-begin">
          <Button
            icon={chatIcon}
            kind="primary"
            onClick={() => {
              dialog.value = { name: "direct-chat" };
            }}
          >
            {t("new-chat")}
          </Button>
          <Button
            icon={addIcon}
            onClick={() => {
              dialog.value = { name: "create-room" };
            }}
          >
            {t("new-room")}
          </Button>
        </div>
      }
    >
      {t("list-none-text")}
    </EmptyState>
  );
}

function moveBetweenRows(event: KeyboardEvent, list: HTMLElement | null): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0 || list === null || event.isComposing) return;
  const stops = [...list.querySelectorAll<HTMLElement>("a.room-row")];
  const focused = document.activeElement;
  const at = focused instanceof HTMLElement ? stops.indexOf(focused) : -1;
  const target = at < 0 ? (step > 0 ? stops[0] : undefined) : stops[at + step];
  if (target === undefined) {
    if (at === 0) list.querySelector<HTMLElement>("input")?.focus();
    return;
  }
  event.preventDefault();
  target.focus();
}
