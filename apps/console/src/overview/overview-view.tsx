import { IconButton } from "@conclave/ui/components/icon-button";
import { Notice } from "@conclave/ui/components/notice";
import { Panel } from "@conclave/ui/components/panel";
import { formatBytes, formatDateTime, formatNumber } from "@conclave/ui/i18n/format";
import { refreshIcon } from "@conclave/ui/icons/action-icons";
import type { Loader } from "@conclave/ui/loading/loader";
import { t } from "../messages.ts";
import { addressOf, type Part } from "../route.ts";
import { PartHeader } from "../shell/frame.tsx";
import { FailedState, LoadingState } from "../shell/states.tsx";
import type { Overview } from "./overview-model.ts";
import "./overview-view.css";

/** The state of the server on one page. */
export function OverviewView({ model }: { model: Loader<Overview> }) {
  const loaded = model.result.value;
  return (
    <>
      <PartHeader title={t("nav.overview")}>
        <span class="ui-edge-end">
          <IconButton icon={refreshIcon} label={t("console.reload")} onClick={model.load} />
        </span>
      </PartHeader>
      {loaded.state === "loading" && <LoadingState />}
      {loaded.state === "failed" && <FailedState error={loaded.error} onRetry={model.load} />}
      {loaded.state === "ready" && <Content overview={loaded.value} />}
    </>
  );
}

function Content({ overview }: { overview: Overview }) {
  const { accounts, rooms, storage } = overview;
  return (
    <>
      {overview.mode === "development" && <Notice tone="warning">{t("mode.development-warning")}</Notice>}
      <ul class="tiles">
        <Tile
          part="people"
          label={t("overview.accounts")}
          value={formatNumber(accounts.active)}
          detail={t("overview.accounts-detail", { disabled: accounts.disabled, deactivated: accounts.deactivated })}
        />
        <Tile
          label={t("overview.devices")}
          value={formatNumber(overview.devices)}
          detail={t("overview.devices-detail")}
        />
        <Tile
          part="rooms"
          label={t("overview.rooms")}
          value={formatNumber(rooms.total)}
          detail={t("overview.rooms-detail", { encrypted: rooms.encrypted, total: rooms.total })}
        />
        <Tile
          part="invitations"
          label={t("overview.invitations")}
          value={formatNumber(overview.invitations.open)}
          detail={t("overview.invitations-detail")}
        />
        <Tile
          label={t("overview.storage")}
          value={formatBytes(storage.database_bytes + storage.media_bytes)}
          detail={t("overview.storage-detail", {
            database: formatBytes(storage.database_bytes),
            media: formatBytes(storage.media_bytes),
            count: storage.media_count,
          })}
        />
        <Tile
          part="audit"
          label={t("overview.audit")}
          value={formatNumber(overview.audit.records)}
          detail={t("overview.audit-detail")}
        />
      </ul>
      <Panel title={t("overview.server")}>
        <dl class="facts">
          <Fact name={t("overview.server-name")} value={overview.server_name} />
          <Fact name={t("overview.version")} value={overview.version} />
          <Fact name={t("overview.started")} value={formatDateTime(overview.started_ts)} />
          <Fact name={t("overview.mode")} value={t(`mode.${overview.mode}`)} />
          <Fact name={t("overview.registration")} value={t(`registration.${overview.registration}`)} />
          <Fact name={t("overview.encryption")} value={t(`encryption.${overview.encryption}`)} />
          <Fact name={t("overview.key-sharing")} value={t(`key-sharing.${overview.key_sharing}`)} />
        </dl>
      </Panel>
    </>
  );
}

function Tile({ label, value, detail, part }: { label: string; value: string; detail: string; part?: Part }) {
  return (
    <li class="tile">
      <span class="tile-label">{part === undefined ? label : <a href={addressOf(part)}>{label}</a>}</span>
      <strong>{value}</strong>
      <small>{detail}</small>
    </li>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
