import type { ConnectionSnapshot } from "./connection-snapshot.ts";
import type { DeviceListSnapshot } from "./device-snapshot.ts";
import type { DownloadSnapshot } from "./download-snapshot.ts";
import type { EncryptionSnapshot } from "./encryption-snapshot.ts";
import type { KeySharingSnapshot } from "./key-sharing-snapshot.ts";
import type { NotificationSnapshot } from "./notification-snapshot.ts";
import type { OpenRoomSnapshot } from "./open-room-snapshot.ts";
import type { Person } from "./person.ts";
import type { RoomListSnapshot } from "./room-list-snapshot.ts";
import type { SearchSnapshot } from "./search-snapshot.ts";
import type { SessionSnapshot } from "./session-snapshot.ts";
import type { SpaceListSnapshot } from "./space-list-snapshot.ts";
import type { OpenThreadSnapshot, ThreadListSnapshot } from "./thread-snapshot.ts";
import type { VerificationSnapshot } from "./verification-snapshot.ts";

/**
 * Everything that an app shows, as plain structured-cloneable data.
 *
 * It is immutable and shares structure: a part that did not change is the same object (`===`) in the next snapshot, so an app
 * compares parts by identity.
 */
export interface ClientSnapshot {
  readonly session: SessionSnapshot;
  readonly connection: ConnectionSnapshot;
  readonly encryption: EncryptionSnapshot;
  readonly keySharing: KeySharingSnapshot;
  /** This account; null until known. */
  readonly self: Person | null;
  readonly rooms: RoomListSnapshot;
  readonly spaces: SpaceListSnapshot;
  /** By room id: the rooms with an open timeline. */
  readonly openRooms: { readonly [roomId: string]: OpenRoomSnapshot };
  /** By the event id of the first message: the threads that are open. */
  readonly openThreads: { readonly [threadId: string]: OpenThreadSnapshot };
  /** By room id: the lists of threads that are open. */
  readonly threadLists: { readonly [roomId: string]: ThreadListSnapshot };
  readonly search: SearchSnapshot;
  readonly notifications: NotificationSnapshot;
  /** Oldest first. */
  readonly verifications: readonly VerificationSnapshot[];
  /** Null until `listDevices` was called; kept up to date from then on. */
  readonly devices: DeviceListSnapshot | null;
  /** By room or thread: what was typed and not sent when the session began here. What is typed since is the app's to know. */
  readonly storedDrafts: { readonly [place: string]: string };
  /** The emoji that this device reacted with, the most frequent first. */
  readonly recentEmoji: readonly string[];
  /** Files that `downloadAttachment` is fetching. */
  readonly downloads: readonly DownloadSnapshot[];
}
