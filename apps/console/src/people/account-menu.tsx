import type { AccountSummary } from "@conclave/protocol/admin-api/account";
import { Menu } from "@conclave/ui/components/menu";
import type { MenuItem } from "@conclave/ui/components/menu-list";
import { checkIcon } from "@conclave/ui/icons/action-icons";
import { disableIcon, keyIcon, shieldIcon } from "@conclave/ui/icons/people-icons";
import { t } from "../messages.ts";
import type { Workplace } from "../workplace.ts";
import type { AccountAction, AccountActionName } from "./account-dialogs.tsx";
import { isWithin } from "./offered-roles.ts";
import { nameOf } from "./people-model.ts";

export interface AccountMenuProps {
  readonly account: AccountSummary;
  readonly workplace: Workplace;
  readonly onAction: (action: AccountAction) => void;
}

/** What the caller may do about an account; nothing about one that is closed. */
export function AccountMenu({ account, workplace, onAction }: AccountMenuProps) {
  const items = actionsFor(account, workplace).map((name) => itemOf(name, () => onAction({ name, account })));
  if (items.length === 0) return null;
  return (
    <span class="ui-edge-end">
      <Menu label={t("console.actions-for", { name: nameOf(account) })} items={items} />
    </span>
  );
}

/**
 * Which actions to offer. The server refuses more than this (the last owner, say); what it would always refuse isn't
 * offered: anything to oneself but a new password, and anything to somebody whose role is above.
 */
export function actionsFor(account: AccountSummary, { caller, can }: Workplace): AccountActionName[] {
  if (account.state === "deactivated") return [];
  if (!isWithin(account.role, caller.role)) return [];
  const self = account.user_id === caller.user_id;
  const active = account.state === "active";
  const offered: AccountActionName[] = [];
  if (can("accounts.reset") && active) offered.push("reset");
  if (can("accounts.assign-role") && !self) offered.push("role");
  if (can("accounts.disable") && !self) offered.push(active ? "disable" : "enable");
  return offered;
}

function itemOf(name: AccountActionName, onSelect: () => void): MenuItem {
  switch (name) {
    case "reset":
      return { label: t("people.reset"), icon: keyIcon, onSelect };
    case "role":
      return { label: t("people.change-role"), icon: shieldIcon, onSelect };
    case "enable":
      return { label: t("people.enable"), icon: checkIcon, onSelect };
    case "disable":
      return { label: t("people.disable"), icon: disableIcon, danger: true, onSelect };
  }
}
