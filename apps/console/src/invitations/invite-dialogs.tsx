import { Select } from "@conclave/ui/components/select";
import { TextField } from "@conclave/ui/components/text-field";
import { useMemo, useState } from "preact/hooks";
import { t } from "../messages.ts";
import { offeredRoles } from "../people/offered-roles.ts";
import { ActionDialog } from "../shell/action-dialog.tsx";
import { LinkDialog } from "../shell/link-dialog.tsx";
import type { Workplace } from "../workplace.ts";
import { createInviteModel, type MadeInvitation, validHours } from "./invite-model.ts";

export interface InviteDialogsProps {
  readonly workplace: Workplace;
  readonly onClose: () => void;
  readonly onCreated?: () => void;
}

/** Making an invitation: its terms, then its link. */
export function InviteDialogs({ workplace, onClose, onCreated }: InviteDialogsProps) {
  const model = useMemo(() => createInviteModel(workplace), [workplace]);
  const [made, setMade] = useState<MadeInvitation>();
  if (made) {
    return (
      <LinkDialog
        title={t("invite.done-title")}
        link={made.link}
        expiresTs={made.invitation.expires_ts}
        onClose={onClose}
      >
        {t("invite.done-text")}
      </LinkDialog>
    );
  }
  const { note, localpart, role, hours, uses, problems } = model;
  return (
    <ActionDialog
      title={t("invite.title")}
      action={t("invite.action")}
      onClose={onClose}
      act={async () => {
        const created = await model.create();
        if (!created) return;
        setMade(created);
        onCreated?.();
      }}
    >
      <TextField
        label={t("invite.note")}
        hint={t("invite.note-hint")}
        required={false}
        focused
        autocomplete="off"
        maximumLength={200}
        value={note.value}
        onInput={(value) => {
          note.value = value;
        }}
      />
      <Select
        label={t("invite.role")}
        hint={t(`role.${role.value}-detail`)}
        value={role.value}
        options={offeredRoles(workplace).map((value) => ({ value, label: t(`role.${value}`) }))}
        onChange={(value) => {
          role.value = value;
        }}
      />
      <Select
        label={t("invite.valid")}
        value={String(hours.value)}
        options={validHours.map((count) => ({ value: String(count), label: durationText(count) }))}
        onChange={(value) => {
          hours.value = Number(value);
        }}
      />
      <TextField
        type="number"
        label={t("invite.uses")}
        hint={t("invite.uses-hint")}
        minimum={1}
        maximum={100}
        value={uses.value}
        error={problems.value.uses ? t("invite.uses-invalid") : undefined}
        onInput={(value) => {
          uses.value = value;
        }}
      />
      {uses.value === "1" && (
        <TextField
          label={t("invite.localpart")}
          hint={t("invite.localpart-hint")}
          required={false}
          literal
          autocomplete="off"
          maximumLength={200}
          value={localpart.value}
          error={problems.value.localpart ? t("error.localpart-invalid") : undefined}
          onInput={(value) => {
            localpart.value = value.toLowerCase();
          }}
        />
      )}
    </ActionDialog>
  );
}

function durationText(hours: number): string {
  return hours < 24 ? t("invite.valid-hours", { count: hours }) : t("invite.valid-days", { count: hours / 24 });
}
