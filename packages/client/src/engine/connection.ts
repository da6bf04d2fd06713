import { ClientEvent, type MatrixClient } from "matrix-js-sdk/lib/client.js";
import { SyncState } from "matrix-js-sdk/lib/sync.js";
import type { ConnectionSnapshot } from "../snapshots/connection-snapshot.ts";

/** What the rest of the engine wants to know of the synchronisation. */
export interface ConnectionListeners {
  readonly publish: (connection: ConnectionSnapshot) => void;
  /** The rooms of the cache are there; the server was not heard yet. */
  readonly onCached: () => void;
  /** The server was heard for the first time in this run; what came from a cache doesn't count. */
  readonly onFirstHeard: () => void;
  /** The server is heard again after it was not. */
  readonly onBack: () => void;
}

/** Watches the synchronisation. The result tells whether the server was heard in this run. */
export function connection(
  sdk: MatrixClient,
  { publish, onCached, onFirstHeard, onBack }: ConnectionListeners,
): () => boolean {
  let heard = false;
  let online = false;
  publish({ state: "connecting" });

  sdk.on(ClientEvent.Sync, (state, _before, data) => {
    switch (state) {
      case SyncState.Prepared:
      case SyncState.Syncing: {
        if (data?.fromCache === true) {
          onCached();
          return;
        }
        const wasOnline = online;
        online = true;
        publish({ state: "online" });
        if (!heard) {
          heard = true;
          onFirstHeard();
        }
        if (!wasOnline) onBack();
        return;
      }
      case SyncState.Reconnecting:
      case SyncState.Error:
        online = false;
        publish({ state: "reconnecting" });
        return;
      default:
    }
  });
  return () => heard;
}
