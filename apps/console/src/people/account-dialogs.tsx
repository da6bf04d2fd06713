import type { AccountSummary } from "@conclave/protocol/admin-api/account";
import type { Role } from "@conclave/protocol/permissions/role";
import { Checkbox } from "@conclave/ui/components/checkbox";
import { Select } from "@conclave/ui/components/select";
import { showToast } from "@conclave/ui/toasts/toast-list";
import { useState } from "preact/hooks";
import { t } from "../messages.ts";
import { ActionDialog } from "../shell/action-dialog.tsx";
import { LinkDialog } from "../shell/link-dialog.tsx";
import type { Workplace } from "../workplace.ts";
import { offeredRoles } from "./offered-roles.ts";
import { nameOf, type PeopleModel, type ResetLink } from "./people-model.ts";

export type AccountActionName = "reset" | "role" | "disable" | "enable";

export interface AccountAction {
  readonly name: AccountActionName;
  readonly account: AccountSummary;
}

interface DialogsProps {
  readonly action: AccountAction;
  readonly model: PeopleModel;
  readonly workplace: Workplace;
  readonly onClose: () => void;
}

/** The dialog of an action on an account. */
export function AccountDialogs(props: DialogsProps) {
  const { name, account } = props.action;
  switch (name) {
    case "reset":
      return <ResetDialogs account={account} model={props.model} onClose={props.onClose} />;
    case "role":
      return <RoleDialog account={account} model={props.model} workplace={props.workplace} onClose={props.onClose} />;
    default:
      return <SwitchDialog name={name} account={account} model={props.model} onClose={props.onClose} />;
  }
}

interface DialogProps {
  readonly account: AccountSummary;
  readonly model: PeopleModel;
  readonly onClose: () => void;
}

function SwitchDialog({ name, account, model, onClose }: DialogProps & { name: "disable" | "enable" }) {
  const person = { name: nameOf(account) };
  return (
    <ActionDialog
      title={t(`${name}.title`, person)}
      action={t(`people.${name}`)}
      danger={name === "disable"}
      onClose={onClose}
      act={async () => {
        await model[name](account);
        onClose();
        showToast(t(`people.${name}d-done`, person));
      }}
    >
      <p>{t(`${name}.text`)}</p>
    </ActionDialog>
  );
}

function ResetDialogs({ account, model, onClose }: DialogProps) {
  const [everywhere, setEverywhere] = useState(false);
  const [made, setMade] = useState<ResetLink>();
  const person = { name: nameOf(account) };
  if (made) {
    return (
      <LinkDialog
        title={t("reset.done-title", person)}
        link={made.link}
        expiresTs={made.expires_ts}
        onClose={onClose}
      />
    );
  }
  return (
    <ActionDialog
      danger
      title={t("reset.title", person)}
      action={t("reset.action")}
      onClose={onClose}
      act={async () => setMade(await model.reset(account, everywhere))}
    >
      <p>{t("reset.text")}</p>
      <Checkbox
        label={t("reset.sign-out")}
        hint={t("reset.sign-out-hint")}
        checked={everywhere}
        onChange={setEverywhere}
      />
    </ActionDialog>
  );
}

function RoleDialog({ account, model, workplace, onClose }: DialogProps & { workplace: Workplace }) {
  const [role, setRole] = useState<Role>(account.role);
  const person = { name: nameOf(account) };
  return (
    <ActionDialog
      title={t("role.title", person)}
      action={t("role.action")}
      onClose={onClose}
      act={async () => {
        await model.assignRole(account, role);
        onClose();
        showToast(t("people.role-done", { ...person, role: t(`role.${role}`) }));
      }}
    >
      <Select
        label={t("role.label")}
        hint={t(`role.${role}-detail`)}
        value={role}
        options={offeredRoles(workplace).map((value) => ({ value, label: t(`role.${value}`) }))}
        onChange={setRole}
      />
    </ActionDialog>
  );
}
