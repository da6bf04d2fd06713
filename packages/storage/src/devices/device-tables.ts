import type { UserId } from "@conclave/protocol/identifiers/user-id";

export interface DeviceTables {
  devices: {
    user_id: UserId;
    device_id: string;
    display_name: string | null;
    created_at: number;
    last_seen_at: number | null;
    last_seen_address: string | null;
    last_seen_user_agent: string | null;
  };
  /**
   * The tokens of a device: one generation at sign-in, one more at each refresh. Only hashes are kept. A device has one
   * session; signing in again with its identifier replaces it.
   */
  session_tokens: {
    access_token_hash: string;
    refresh_token_hash: string | null;
    user_id: UserId;
    device_id: string;
    /** 0 at sign-in. */
    generation: number;
    state: TokenState;
    expires_at: number | null;
  };
  /** Which device of a person nobody is signed in on (MSC3814); one a person. `device_data` is JSON, encrypted by its owner. */
  dehydrated_devices: { user_id: UserId; device_id: string; device_data: string };
  /** Tokens that sign somebody in once (spec "Login": `m.login.token`). */
  login_tokens: { token_hash: string; user_id: UserId; expires_at: number };
  /** Tokens by which a person proves to a service who they are (spec "OpenID"). */
  open_id_tokens: { token_hash: string; user_id: UserId; expires_at: number };
  /** Where the browser goes back to after the sign-in page. */
  sign_in_requests: { request_hash: string; redirect_url: string; expires_at: number };
}

/**
 * `fresh`: made by a refresh and not used yet, so that the generation before it still works, in case the answer was lost.
 * `current`: in use. `superseded`: kept only to notice that its refresh token comes again.
 */
export type TokenState = "fresh" | "current" | "superseded";
