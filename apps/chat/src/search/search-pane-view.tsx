import type { RoomListEntry } from "@conclave/client/snapshots/room-list-snapshot";
import type { SearchHit } from "@conclave/client/snapshots/search-snapshot";
import { Button } from "@conclave/ui/components/button";
import { Checkbox } from "@conclave/ui/components/checkbox";
import { EmptyState } from "@conclave/ui/components/empty-state";
import { Notice } from "@conclave/ui/components/notice";
import { ProgressBar } from "@conclave/ui/components/progress-bar";
import { Select } from "@conclave/ui/components/select";
import { Spinner } from "@conclave/ui/components/spinner";
import { TextField } from "@conclave/ui/components/text-field";
import { formatBytes, formatNumber } from "@conclave/ui/i18n/format";
import { searchIcon } from "@conclave/ui/icons/action-icons";
import { showToast } from "@conclave/ui/toasts/toast-list";
import { useEffect, useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { failureOf, failureText } from "../failure.ts";
import { BesideHeader } from "../room/beside-header-view.tsx";
import { roomName } from "../rooms/room-name.ts";
import { t } from "./messages.ts";
import { SearchHitRow } from "./search-hit-view.tsx";
import { createSearchModel, type SearchModel } from "./search-model.ts";
import "./search.css";

/** Searches what was said, beside the conversation. Escape closes it. */
export function SearchPane({ entry }: { entry: RoomListEntry }) {
  const chat = useChat();
  const { commands, navigation } = chat;
  const { roomId } = entry;
  const [model] = useState(() => createSearchModel(roomId, chat));
  useEffect(() => model.stop, []);
  const close = () => navigation.go({ name: "room", roomId, beside: null });

  async function open(hit: SearchHit): Promise<void> {
    try {
      const { eventId } = await commands.locateHit(hit.roomId, hit.timestamp, hit.reference);
      navigation.go({ name: "room", roomId: hit.roomId, beside: null, eventId });
    } catch (error) {
      const failure = failureOf(error);
      showToast(failure.code === "not-found" ? t("gone") : failureText(failure), "warning");
    }
  }

  return (
    <aside
      class="beside"
      aria-label={t("title")}
      onKeyDown={(event) => {
        if (event.key === "Escape") close();
      }}
    >
      <BesideHeader title={t("title")} about={roomName(entry.name)} onClose={close} />
      <SearchFields model={model} roomId={roomId} />
      <div class="search-results">
        <Results model={model} onOpen={(hit) => void open(hit)} />
      </div>
      <Kept />
    </aside>
  );
}

function SearchFields({ model, roomId }: { model: SearchModel; roomId: string }) {
  const { openRooms } = useChat();
  const members = openRooms.value[roomId]?.members ?? [];
  const { text, everywhere, sender, from, to, fileOnly } = model;
  const people = [
    { value: "", label: t("anybody") },
    ...members.map(({ userId, name, ambiguous }) => ({
      value: userId,
      label: ambiguous ? `${name} (${userId})` : name,
    })),
  ];
  return (
    <search class="search-fields">
      <TextField
        label={t("field")}
        type="search"
        placeholder={t("placeholder")}
        autocomplete="off"
        focused
        value={text.value}
        onInput={(typed) => {
          text.value = typed;
        }}
      />
      <fieldset class="search-scope">
        <legend class="ui-visually-hidden">{t("scope")}</legend>
        {[false, true].map((all) => (
          <label key={String(all)} class="search-scope-choice">
            <input
              type="radio"
              name="search-scope"
              checked={everywhere.value === all}
              onChange={() => {
                everywhere.value = all;
              }}
            />
            {t(all ? "scope-all" : "scope-room")}
          </label>
        ))}
      </fieldset>
      <details class="search-filters">
        <summary>{t("filters")}</summary>
        <div class="search-filter-fields">
          <Select
            label={t("sender")}
            value={sender.value}
            options={people}
            onChange={(chosen) => {
              sender.value = chosen;
            }}
          />
          <div class="search-days">
            <TextField
              label={t("from")}
              type="date"
              value={from.value}
              onInput={(day) => {
                from.value = day;
              }}
            />
            <TextField
              label={t("to")}
              type="date"
              value={to.value}
              onInput={(day) => {
                to.value = day;
              }}
            />
          </div>
          <Checkbox
            label={t("file-only")}
            checked={fileOnly.value}
            onChange={(on) => {
              fileOnly.value = on;
            }}
          />
        </div>
      </details>
    </search>
  );
}

function Results({ model, onOpen }: { model: SearchModel; onOpen: (hit: SearchHit) => void }) {
  const result = model.result.value;
  const failure = model.failure.value;
  if (failure !== null) return <Notice tone="danger">{failureText(failure)}</Notice>;
  if (result === null) {
    if (model.busy.value) return <Spinner />;
    return (
      <EmptyState icon={searchIcon} title={t("begin-title")}>
        {t("begin-text")}
      </EmptyState>
    );
  }
  const { hits, more } = result;
  if (hits.length === 0) {
    return (
      <EmptyState icon={searchIcon} title={t("none-title")}>
        {t("none-text")}
      </EmptyState>
    );
  }
  return (
    <>
      <p class="search-count" role="status">
        {t(more ? "hits-more" : "hits", { count: hits.length })}
      </p>
      <ul>
        {hits.map((hit) => (
          <SearchHitRow
            key={`${hit.roomId} ${hit.reference}`}
            hit={hit}
            everywhere={model.everywhere.value}
            onOpen={() => onOpen(hit)}
          />
        ))}
      </ul>
      {more && (
        <Button small onClick={model.more}>
          {t("more")}
        </Button>
      )}
    </>
  );
}

/** What this device keeps to be searched, and how far it is. */
function Kept() {
  const { search } = useChat();
  const { state, messages, bytes, roomsRead, rooms } = search.value;
  const kept = { kept: formatNumber(messages), size: formatBytes(bytes) };
  return (
    <footer class="search-kept">
      {state === "reading" && <ProgressBar value={rooms === 0 ? 0 : roomsRead / rooms} label={t("progress")} />}
      <p>
        {state === "opening"
          ? t("opening")
          : state === "reading"
            ? t("reading", { ...kept, done: roomsRead, rooms })
            : t("complete", kept)}
      </p>
    </footer>
  );
}
