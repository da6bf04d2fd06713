import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { Role } from "@conclave/protocol/permissions/role";

export interface InvitationTables {
  /** Links that make the owner; each is removed when one was used. */
  set_up_tokens: { token_hash: string; expires_at: number };
  /** Links that make an account; kept after their end, so that it can be said why they no longer work. */
  invitations: {
    invitation_id: string;
    token_hash: string;
    /** Null for the command line's. */
    created_by: UserId | null;
    created_at: number;
    expires_at: number;
    uses_allowed: number;
    uses_completed: number;
    revoked_at: number | null;
    /** Of the accounts that it makes. */
    role: Role;
    suggested_localpart: string | null;
    note: string | null;
  };
  /** Links that set a new password, once. */
  reset_tokens: { token_hash: string; user_id: UserId; expires_at: number };
}
