import type { NotifyPermission, RoomNotification } from "../snapshots/notification-snapshot.ts";

/** Shows notifications outside of the page: one a room at a time, the newest. The words are the app's. */
export interface Notifier {
  permission(): NotifyPermission;
  /** Calls `listener` whenever the person may have changed their mind in the settings of the browser, until the result is called. */
  onPermissionChange(listener: () => void): () => void;
  /** Asks the person. Browsers want to be asked within a click. Never rejects. */
  ask(): Promise<NotifyPermission>;
  /** Shows one in place of what is shown of that room. */
  show(notification: RoomNotification): void;
  /** Takes away what is shown of a room; harmless if nothing is. */
  close(roomId: string): void;
}
