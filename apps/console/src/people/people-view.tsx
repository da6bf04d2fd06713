import type { AccountSummary } from "@conclave/protocol/admin-api/account";
import { Avatar } from "@conclave/ui/components/avatar";
import { Badge } from "@conclave/ui/components/badge";
import { Button } from "@conclave/ui/components/button";
import { EmptyState } from "@conclave/ui/components/empty-state";
import { Panel } from "@conclave/ui/components/panel";
import { Select } from "@conclave/ui/components/select";
import type { Column } from "@conclave/ui/components/table";
import { formatNumber } from "@conclave/ui/i18n/format";
import { inviteIcon, peopleIcon } from "@conclave/ui/icons/people-icons";
import { useState } from "preact/hooks";
import { InviteDialogs } from "../invitations/invite-dialogs.tsx";
import { t } from "../messages.ts";
import { PartHeader } from "../shell/frame.tsx";
import { PagedTable } from "../shell/paged-table.tsx";
import { SearchField } from "../shell/search-field.tsx";
import { Timestamp } from "../shell/timestamp.tsx";
import type { Workplace } from "../workplace.ts";
import { type AccountAction, AccountDialogs } from "./account-dialogs.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { nameOf, type PeopleModel, type StateFilter } from "./people-model.ts";

const tones = { active: "success", disabled: "warning", deactivated: "neutral" } as const;

/** The people of the organisation. */
export function PeopleView({ model, workplace }: { model: PeopleModel; workplace: Workplace }) {
  const [action, setAction] = useState<AccountAction>();
  const [inviting, setInviting] = useState(false);
  return (
    <>
      <PartHeader title={t("nav.people")}>
        {workplace.can("invitations.create") && (
          <Button kind="primary" icon={inviteIcon} onClick={() => setInviting(true)}>
            {t("people.invite")}
          </Button>
        )}
      </PartHeader>
      <Panel>
        <div class="part-filters">
          <SearchField label={t("people.search")} value={model.search} onSearch={model.list.restart} />
          <Select<StateFilter>
            label={t("people.state")}
            value={model.state.value}
            options={[
              { value: "any", label: t("people.state-any") },
              { value: "active", label: t("account-state.active") },
              { value: "disabled", label: t("account-state.disabled") },
              { value: "deactivated", label: t("account-state.deactivated") },
            ]}
            onChange={model.setState}
          />
        </div>
        <PagedTable
          label={t("nav.people")}
          list={model.list}
          columns={columnsOf(workplace, setAction)}
          keyOf={(account) => account.user_id}
          empty={
            <EmptyState icon={peopleIcon} title={t("people.empty-title")}>
              {t("people.empty")}
            </EmptyState>
          }
        />
      </Panel>
      {action && (
        <AccountDialogs action={action} model={model} workplace={workplace} onClose={() => setAction(undefined)} />
      )}
      {inviting && <InviteDialogs workplace={workplace} onClose={() => setInviting(false)} />}
    </>
  );
}

function columnsOf(workplace: Workplace, onAction: (action: AccountAction) => void): Column<AccountSummary>[] {
  const columns: Column<AccountSummary>[] = [
    {
      title: t("people.column-person"),
      cell: (account) => (
        <span class="with-avatar">
          <Avatar id={account.user_id} name={nameOf(account)} />
          <span class="two-lines">
            <span>
              {nameOf(account)}{" "}
              {account.user_id === workplace.caller.user_id && <Badge tone="accent">{t("people.you")}</Badge>}
            </span>
            {account.display_name !== undefined && <small>{account.user_id}</small>}
          </span>
        </span>
      ),
    },
    { title: t("people.column-role"), cell: (account) => t(`role.${account.role}`) },
    {
      title: t("people.column-state"),
      cell: (account) => <Badge tone={tones[account.state]}>{t(`account-state.${account.state}`)}</Badge>,
    },
    { title: t("people.column-devices"), numeric: true, cell: (account) => formatNumber(account.device_count) },
    {
      title: t("people.column-last-seen"),
      cell: (account) => <Timestamp ts={account.last_seen_ts} never={t("people.never")} />,
    },
  ];
  if (
    ["accounts.disable", "accounts.reset", "accounts.assign-role"].some((name) =>
      workplace.caller.permissions.includes(name),
    )
  ) {
    columns.push({
      title: t("console.actions"),
      titleHidden: true,
      cell: (account) => <AccountMenu account={account} workplace={workplace} onAction={onAction} />,
    });
  }
  return columns;
}
