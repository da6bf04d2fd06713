import { indexedDbKeyValueStore } from "@conclave/client/browser/indexed-db-key-value-store";
import type { KeyValueStore } from "@conclave/client/ports/key-value-store";
import type { QuietHours } from "@conclave/client/snapshots/notification-snapshot";

/** What the page leaves for the service worker, which knows no room and no language: what to say of news while the page is closed. */
export interface PushNotes {
  /** "New message", in the language of the page. */
  readonly title: string;
  /** What rooms are called, by their ids. */
  readonly rooms: Readonly<Record<string, string>>;
  readonly quietHours: QuietHours | null;
}

const key = "notes";

/** Where they are, on this device alone; emptied at sign-out. */
export function pushNotesStore(): KeyValueStore {
  return indexedDbKeyValueStore("conclave-push");
}

export async function writePushNotes(store: KeyValueStore, notes: PushNotes): Promise<void> {
  await store.set(key, JSON.stringify(notes));
}

/** Null where there are none. */
export async function readPushNotes(store: KeyValueStore): Promise<PushNotes | null> {
  const text = await store.get(key).catch(() => null);
  // Nobody but this page and its worker writes there.
  return text === null ? null : (JSON.parse(text) as PushNotes);
}
