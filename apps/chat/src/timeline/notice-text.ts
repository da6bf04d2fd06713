import type { Person } from "@conclave/client/snapshots/person";
import type { MembershipChange, RoomNotice } from "@conclave/client/snapshots/room-notice";
import { isolated } from "../rooms/message-preview.ts";
import { t } from "./messages.ts";

/** A change of the room as a sentence. `sender` made it. */
export function noticeText(notice: RoomNotice, sender: Person): string {
  const name = nameOf(sender);
  switch (notice.change) {
    case "created":
    case "encryption-enabled":
    case "avatar":
    case "permissions":
    case "replaced":
      return t(`notice-${notice.change}`, { name });
    case "name":
      return notice.name === null
        ? t("notice-name-removed", { name })
        : t("notice-name", { name, room: isolated(notice.name) });
    case "topic":
      return notice.topic === null
        ? t("notice-topic-removed", { name })
        : t("notice-topic", { name, topic: isolated(notice.topic) });
    case "history-visibility":
      return historyText(notice.visibility, name);
    case "join-rule":
      return joinRuleText(notice.rule, name);
    case "verification-requested":
      return t("notice-verification-requested", { name, other: nameOf(notice.of) });
    case "membership":
      return membershipText(notice.membership, notice.of, name, notice.reason);
    case "display-name":
      return displayNameText(notice.before, notice.after, nameOf(notice.of));
    case "profile-avatar":
      return t("notice-profile-avatar", { name: nameOf(notice.of) });
  }
}

function membershipText(membership: MembershipChange, of: Person, name: string, reason: string | null): string {
  const text = t(`notice-${membership}`, { name, other: nameOf(of) });
  return reason === null ? text : t("notice-reason", { text, reason: isolated(reason) });
}

function displayNameText(before: string | null, after: string | null, name: string): string {
  if (after === null) return t("notice-display-name-removed", { before: isolated(before ?? name) });
  if (before === null) return t("notice-display-name-set", { name, after: isolated(after) });
  return t("notice-display-name", { before: isolated(before), after: isolated(after) });
}

function historyText(visibility: string, name: string): string {
  switch (visibility) {
    case "world_readable":
      return t("notice-history-world", { name });
    case "shared":
      return t("notice-history-shared", { name });
    case "invited":
      return t("notice-history-invited", { name });
    default:
      return t("notice-history-joined", { name });
  }
}

function joinRuleText(rule: string, name: string): string {
  switch (rule) {
    case "public":
      return t("notice-join-public", { name });
    case "invite":
      return t("notice-join-invite", { name });
    default:
      return t("notice-join-other", { name });
  }
}

function nameOf({ name, ambiguous, userId }: Person): string {
  return isolated(ambiguous ? `${name} (${userId})` : name);
}
