import type { InvitationSummary } from "@conclave/protocol/admin-api/invitation";
import { Badge } from "@conclave/ui/components/badge";
import { Button } from "@conclave/ui/components/button";
import { EmptyState } from "@conclave/ui/components/empty-state";
import { Panel } from "@conclave/ui/components/panel";
import { Select } from "@conclave/ui/components/select";
import type { Column } from "@conclave/ui/components/table";
import { inviteIcon } from "@conclave/ui/icons/people-icons";
import { showToast } from "@conclave/ui/toasts/toast-list";
import { useState } from "preact/hooks";
import { t } from "../messages.ts";
import { ActionDialog } from "../shell/action-dialog.tsx";
import { PartHeader } from "../shell/frame.tsx";
import { PagedTable } from "../shell/paged-table.tsx";
import { Timestamp } from "../shell/timestamp.tsx";
import type { Workplace } from "../workplace.ts";
import type { InvitationFilter, InvitationsModel } from "./invitations-model.ts";
import { InviteDialogs } from "./invite-dialogs.tsx";

const tones = { open: "success", "used-up": "neutral", expired: "neutral", revoked: "warning" } as const;

/** The invitations of the organisation. */
export function InvitationsView({ model, workplace }: { model: InvitationsModel; workplace: Workplace }) {
  const [inviting, setInviting] = useState(false);
  const [revoking, setRevoking] = useState<InvitationSummary>();
  const invite = workplace.can("invitations.create") && (
    <Button kind="primary" icon={inviteIcon} onClick={() => setInviting(true)}>
      {t("people.invite")}
    </Button>
  );
  const open = model.filter.value === "open";
  return (
    <>
      <PartHeader title={t("nav.invitations")}>{invite}</PartHeader>
      <Panel>
        <div class="part-filters">
          <Select<InvitationFilter>
            label={t("invitations.state")}
            value={model.filter.value}
            options={[
              { value: "open", label: t("invitations.state-open") },
              { value: "closed", label: t("invitations.state-closed") },
              { value: "all", label: t("invitations.state-all") },
            ]}
            onChange={model.setFilter}
          />
        </div>
        <PagedTable
          label={t("nav.invitations")}
          list={model.list}
          columns={columnsOf(workplace, setRevoking)}
          keyOf={(invitation) => invitation.invitation_id}
          empty={
            <EmptyState
              icon={inviteIcon}
              title={t(open ? "invitations.empty-title" : "invitations.empty-filtered-title")}
            >
              {t(open ? "invitations.empty" : "invitations.empty-filtered")}
            </EmptyState>
          }
        />
      </Panel>
      {inviting && (
        <InviteDialogs workplace={workplace} onClose={() => setInviting(false)} onCreated={model.list.restart} />
      )}
      {revoking && (
        <ActionDialog
          danger
          title={t("revoke.title")}
          action={t("invitations.revoke")}
          onClose={() => setRevoking(undefined)}
          act={async () => {
            await model.revoke(revoking);
            setRevoking(undefined);
            showToast(t("invitations.revoked-done"));
          }}
        >
          <p>{t("revoke.text")}</p>
        </ActionDialog>
      )}
    </>
  );
}

function columnsOf(
  workplace: Workplace,
  onRevoke: (invitation: InvitationSummary) => void,
): Column<InvitationSummary>[] {
  const columns: Column<InvitationSummary>[] = [
    {
      title: t("invitations.column-for"),
      cell: (invitation) => (
        <span class="two-lines">
          <span>{invitation.note ?? invitation.suggested_localpart ?? t("invitations.unnamed")}</span>
          {invitation.note !== undefined && invitation.suggested_localpart !== undefined && (
            <small>{invitation.suggested_localpart}</small>
          )}
        </span>
      ),
    },
    {
      title: t("invitations.column-state"),
      cell: ({ state }) => <Badge tone={tones[state]}>{t(`invitation-state.${state}`)}</Badge>,
    },
    { title: t("invitations.column-role"), cell: ({ role }) => t(`role.${role}`) },
    {
      title: t("invitations.column-uses"),
      cell: (invitation) =>
        t("invitations.uses", { completed: invitation.uses_completed, allowed: invitation.uses_allowed }),
    },
    { title: t("invitations.column-by"), cell: (invitation) => invitation.created_by ?? t("invitations.command-line") },
    { title: t("invitations.column-expires"), cell: (invitation) => <Timestamp ts={invitation.expires_ts} /> },
  ];
  if (workplace.can("invitations.revoke")) {
    columns.push({
      title: t("console.actions"),
      titleHidden: true,
      cell: (invitation) =>
        invitation.state === "open" && (
          <Button small onClick={() => onRevoke(invitation)}>
            {t("invitations.revoke")}
          </Button>
        ),
    });
  }
  return columns;
}
