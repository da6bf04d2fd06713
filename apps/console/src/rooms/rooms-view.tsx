import type { RoomSummary } from "@conclave/protocol/admin-api/list-rooms";
import { Avatar } from "@conclave/ui/components/avatar";
import { Badge } from "@conclave/ui/components/badge";
import { EmptyState } from "@conclave/ui/components/empty-state";
import { Panel } from "@conclave/ui/components/panel";
import type { Column } from "@conclave/ui/components/table";
import { formatNumber } from "@conclave/ui/i18n/format";
import { roomIcon } from "@conclave/ui/icons/room-icons";
import { t } from "../messages.ts";
import { PartHeader } from "../shell/frame.tsx";
import { PagedTable } from "../shell/paged-table.tsx";
import { SearchField } from "../shell/search-field.tsx";
import { Timestamp } from "../shell/timestamp.tsx";
import type { RoomsModel } from "./rooms-model.ts";

/** The rooms of the server: metadata, never content. */
export function RoomsView({ model }: { model: RoomsModel }) {
  const searching = model.search.value.trim() !== "";
  return (
    <>
      <PartHeader title={t("nav.rooms")} />
      <p class="part-note">{t("rooms.note")}</p>
      <Panel>
        <div class="part-filters">
          <SearchField label={t("rooms.search")} value={model.search} onSearch={model.list.restart} />
        </div>
        <PagedTable
          label={t("nav.rooms")}
          list={model.list}
          columns={columns()}
          keyOf={(room) => room.room_id}
          empty={
            <EmptyState icon={roomIcon} title={t(searching ? "rooms.empty-filtered-title" : "rooms.empty-title")}>
              {t(searching ? "rooms.empty-filtered" : "rooms.empty")}
            </EmptyState>
          }
        />
      </Panel>
    </>
  );
}

function columns(): Column<RoomSummary>[] {
  return [
    {
      title: t("rooms.column-room"),
      cell: (room) => (
        <span class="with-avatar">
          <Avatar square id={room.room_id} name={room.name ?? "#"} />
          <span class="two-lines">
            <span>
              {room.name ?? t("rooms.unnamed")} {room.room_type === "m.space" && <Badge>{t("rooms.space")}</Badge>}
            </span>
            <small>{room.canonical_alias ?? room.room_id}</small>
          </span>
        </span>
      ),
    },
    {
      title: t("rooms.column-encryption"),
      cell: (room) =>
        room.encrypted ? (
          <Badge tone="success">{t("rooms.encrypted")}</Badge>
        ) : room.room_type === "m.space" ? (
          "–"
        ) : (
          <Badge tone="warning">{t("rooms.unencrypted")}</Badge>
        ),
    },
    {
      title: t("rooms.column-members"),
      cell: (room) =>
        room.invited_members === 0
          ? formatNumber(room.joined_members)
          : t("rooms.members-invited", { joined: room.joined_members, invited: room.invited_members }),
    },
    { title: t("rooms.column-access"), cell: (room) => joinRuleText(room.join_rule) },
    { title: t("rooms.column-version"), cell: (room) => room.room_version },
    { title: t("rooms.column-last"), cell: (room) => <Timestamp ts={room.last_event_ts} /> },
  ];
}

function joinRuleText(rule: string): string {
  switch (rule) {
    case "public":
    case "invite":
    case "knock":
    case "restricted":
      return t(`join-rule.${rule}`);
    default:
      return t("join-rule.other", { rule });
  }
}
