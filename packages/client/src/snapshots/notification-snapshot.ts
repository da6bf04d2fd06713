import type { Person } from "./person.ts";
import type { MessagePreview, RoomName } from "./room-list-snapshot.ts";

/** Whether the person lets this app notify them; `unsupported` where the platform has no notifications. */
export type NotifyPermission = "unsupported" | "not-asked" | "granted" | "denied";

/** A time of each day, by the clock of the device, in minutes since midnight; over midnight where `until` is not after `from`. */
export interface QuietHours {
  readonly from: number;
  readonly until: number;
}

/** How this device notifies, as long as its session lasts. */
export interface NotificationSettings {
  /** Null until the person chose; nothing is shown then. */
  readonly on: boolean | null;
  /** Tells who wrote, not what. */
  readonly hideContent: boolean;
  /** Nothing is shown meanwhile, and nothing is made up for afterwards. */
  readonly quietHours: QuietHours | null;
}

/**
 * Whether this browser is told of news while the app is closed (Web Push). `unknown`: the server was not heard yet. `unsupported`: the browser can't;
 * `not-offered`: the server doesn't.
 */
export type WhenClosed = "unknown" | "unsupported" | "not-offered" | "off" | "on";

export interface NotificationSnapshot extends NotificationSettings {
  readonly permission: NotifyPermission;
  readonly whenClosed: WhenClosed;
}

/** What a notification says, free of any language. */
export interface RoomNotification {
  readonly roomId: string;
  readonly roomName: RoomName;
  readonly direct: boolean;
  /** The thread that it is about, by the event id of its first message. */
  readonly threadId: string | null;
  /** The event id of the message that it is about; null for an invitation. */
  readonly eventId: string | null;
  /** Null for an invitation of nobody knows whom. */
  readonly sender: Person | null;
  /** Null where the content is hidden. */
  readonly about:
    | { readonly kind: "invitation" }
    | { readonly kind: "message"; readonly content: MessagePreview["content"] | null };
  /** Whether the push rules want a sound. */
  readonly sound: boolean;
}
