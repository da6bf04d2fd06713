/** Public keys, device list changes, queues between devices, and encrypted key backups. */
export interface KeysTables {
  /** `body` is what the device uploaded, as JSON, without `signatures` and `unsigned`. */
  device_keys: { user_id: string; device_id: string; body: string };
  /** Keys that nobody has claimed; `position` gives the order of upload. `key` is JSON, as uploaded. */
  one_time_keys: {
    position: number;
    user_id: string;
    device_id: string;
    algorithm: string;
    key_id: string;
    key: string;
  };
  /**
   * Which keys were given out: one that is uploaded again is never given out again, not even when its device was removed and
   * came back. `public_key` is empty for keys that were given out before it was kept.
   */
  claimed_one_time_keys: {
    user_id: string;
    device_id: string;
    algorithm: string;
    key_id: string;
    public_key: string;
  };
  /** One a device and algorithm: given out when the one-time keys are exhausted. `used` is 0 or 1. */
  fallback_keys: {
    position: number;
    user_id: string;
    device_id: string;
    algorithm: string;
    key_id: string;
    key: string;
    used: number;
  };
  /** `body` is what was uploaded, as JSON, without `signatures`. */
  cross_signing_keys: { user_id: string; usage: CrossSigningUsage; public_key: string; body: string };
  /** Every signature on a key, whoever made it and however it came; `key_id` is a device id or a public key. */
  key_signatures: {
    user_id: string;
    key_id: string;
    signer_user_id: string;
    signer_key_id: string;
    signature: string;
  };
  /**
   * When a person's devices or keys last changed: a row a person, not a change, since whoever missed several needs to ask
   * once. `observer_id` is empty when everybody sees the change, or the one person who does (their own signatures).
   */
  device_list_changes: { user_id: string; observer_id: string; position: number };
  /** What waits for a device; `content` is JSON, as sent. */
  to_device_messages: {
    position: number;
    user_id: string;
    device_id: string;
    sender: string;
    type: string;
    content: string;
  };
  /** How much waits for a device from each sender; from all of them, where `sender` is empty. `bytes` are of the contents. */
  to_device_queues: { user_id: string; device_id: string; sender: string; messages: number; bytes: number };
  /** Which requests were carried out: the same one again does nothing. */
  to_device_transactions: { user_id: string; device_id: string; type: string; transaction_id: string; at: number };
  /** Versions stay when they are deleted, so that a number never comes again. `deleted` is 0 or 1. */
  key_backup_versions: {
    user_id: string;
    version: number;
    algorithm: string;
    auth_data: string;
    etag: number;
    session_count: number;
    deleted: number;
  };
  key_backup_sessions: {
    user_id: string;
    version: number;
    room_id: string;
    session_id: string;
    first_message_index: number;
    forwarded_count: number;
    is_verified: number;
    session_data: string;
  };
}

/** What a cross-signing key is for (spec "Cross-signing"). */
export type CrossSigningUsage = "master" | "self_signing" | "user_signing";
