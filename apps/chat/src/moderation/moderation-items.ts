import type { MemberSnapshot } from "@conclave/client/snapshots/open-room-snapshot";
import type { MenuItem } from "@conclave/ui/components/menu-list";
import { deleteIcon, signOutIcon } from "@conclave/ui/icons/action-icons";
import { disableIcon, shieldIcon } from "@conclave/ui/icons/people-icons";
import { t } from "./messages.ts";

/** A question about a member, or about the room. */
export type ModerationQuestion =
  | { readonly name: "member-role" | "remove-member" | "ban-member" | "remove-messages"; readonly userId: string }
  | { readonly name: "history" }
  | { readonly name: "access" };

/** What of it a person may do about a member, as entries of the member's menu. */
export function moderationItems(
  { userId, membership, own, rights }: MemberSnapshot,
  mayRemoveMessages: boolean,
  ask: (question: ModerationQuestion) => void,
): readonly MenuItem[] {
  const about = (name: Exclude<ModerationQuestion["name"], "history" | "access">) => () => ask({ name, userId });
  const items: readonly (MenuItem & { readonly offered: boolean })[] = [
    { label: t("menu-role"), icon: shieldIcon, offered: rights.roles.length > 0, onSelect: about("member-role") },
    {
      label: t("menu-purge"),
      icon: deleteIcon,
      danger: true,
      offered: !own && membership === "joined" && mayRemoveMessages,
      onSelect: about("remove-messages"),
    },
    {
      label: t(membership === "invited" ? "menu-withdraw" : "menu-remove"),
      icon: signOutIcon,
      danger: true,
      offered: rights.remove,
      onSelect: about("remove-member"),
    },
    { label: t("menu-ban"), icon: disableIcon, danger: true, offered: rights.ban, onSelect: about("ban-member") },
  ];
  return items.filter(({ offered }) => offered);
}
