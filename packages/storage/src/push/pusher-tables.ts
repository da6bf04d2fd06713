import type { UserId } from "@conclave/protocol/identifiers/user-id";

export interface PusherTables {
  /** A row a person, app and key: where a sleeping device is told of news, and how far it has been told. */
  pushers: {
    user_id: UserId;
    app_id: string;
    pushkey: string;
    /** The device that set it; it goes when the device goes. */
    device_id: string;
    app_display_name: string;
    device_display_name: string;
    profile_tag: string | null;
    lang: string;
    data: string;
    at: number;
    told_up_to: number;
    badge: number;
    failing_since: number | null;
    retry_at: number | null;
  };
}
