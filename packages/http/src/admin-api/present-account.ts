import type { AccountSummary } from "@conclave/protocol/admin-api/account";
import type { AccountView } from "@conclave/services/administration/account-view";

/** An account as the admin API writes it. */
export function presentAccount(account: AccountView): AccountSummary {
  const { displayName, lastSeenAt } = account;
  return {
    user_id: account.userId,
    ...(displayName === undefined ? {} : { display_name: displayName }),
    role: account.role,
    state: account.state,
    created_ts: account.createdAt,
    ...(lastSeenAt === null ? {} : { last_seen_ts: lastSeenAt }),
    device_count: account.deviceCount,
  };
}
