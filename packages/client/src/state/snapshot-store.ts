import type { ClientSnapshot } from "../snapshots/client-snapshot.ts";
import { shareStructure } from "./share-structure.ts";

/** Holds the newest snapshot and tells who listens. */
export interface SnapshotStore {
  snapshot(): ClientSnapshot;
  /** Replaces some parts. Listeners hear of it once, after the current task's other changes. */
  update(change: Partial<ClientSnapshot>): void;
  subscribe(listener: (snapshot: ClientSnapshot) => void): () => void;
}

/** What there is before anything is known, and again after signing out. */
export const emptySnapshot: ClientSnapshot = {
  session: { state: "starting", step: "restoring-session", userId: null, resumes: false },
  connection: { state: "idle" },
  encryption: { deviceVerified: false, backup: "unknown", restoring: null },
  keySharing: { onlyVerifiedDevices: false, policy: "any" },
  self: null,
  rooms: { complete: false, entries: [] },
  spaces: { chosen: null, entries: [] },
  openRooms: {},
  openThreads: {},
  threadLists: {},
  search: { state: "opening", messages: 0, bytes: 0, roomsRead: 0, rooms: 0 },
  notifications: { permission: "unsupported", on: null, hideContent: false, quietHours: null, whenClosed: "unknown" },
  verifications: [],
  devices: null,
  downloads: [],
  recentEmoji: [],
  storedDrafts: {},
};

export function snapshotStore(): SnapshotStore {
  let current = emptySnapshot;
  let told = false;
  const listeners = new Set<(snapshot: ClientSnapshot) => void>();

  function tell(): void {
    told = false;
    for (const listener of listeners) listener(current);
  }

  return {
    snapshot: () => current,
    update(change) {
      const next = shareStructure(current, { ...current, ...change });
      if (next === current) return;
      current = next;
      if (told) return;
      told = true;
      queueMicrotask(tell);
    },
    subscribe(listener) {
      listeners.add(listener);
      listener(current);
      return () => void listeners.delete(listener);
    },
  };
}
