import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { Role } from "@conclave/protocol/permissions/role";

export interface AccountTables {
  accounts: {
    user_id: UserId;
    /** A PHC string; null where the account has no password. */
    password_hash: string | null;
    role: Role;
    state: AccountState;
    created_at: number;
  };
  /** The accounts that may read, and not act. */
  suspensions: { user_id: UserId; at: number };
  /** Who had what they wrote erased, and where in the stream of changes. */
  erasures: { user_id: UserId; position: number };
  /** What people say of themselves; values are JSON. */
  profile_fields: { user_id: UserId; key: string; value: string };
  /** Requests that wait for proof of who makes them (spec "User-Interactive Authentication API"). */
  uia_sessions: {
    id: string;
    /** Null for people who are not signed in. */
    user_id: UserId | null;
    device_id: string | null;
    /** Method and path. */
    operation: string;
    body_hash: string;
    /** JSON array of stage types. */
    completed: string;
    expires_at: number;
  };
}

/** `disabled` can be undone; `deactivated` can't, and keeps the name taken. */
export type AccountState = "active" | "disabled" | "deactivated";
