import type { Clock } from "@conclave/base/clock";
import type { Randomness } from "@conclave/base/randomness";
import type { IStore } from "matrix-js-sdk/lib/store/index.js";
import type { BlockStore } from "./block-store.ts";
import type { KeyValueStore } from "./key-value-store.ts";
import type { Notifier } from "./notifier.ts";
import type { PushSubscriber } from "./push-subscriber.ts";
import type { SessionLock } from "./session-lock.ts";
import type { Upload } from "./upload.ts";

/** Sends a request; the part of the platform's `fetch` that is used here. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** All that the client needs from the world. */
export interface ClientPorts {
  /** The server's address without a trailing slash: `https://chat.example.org`. */
  readonly baseUrl: string;
  /** The name that a new device gets; other members can see it. */
  readonly deviceDisplayName: string;
  readonly fetch: Fetch;
  readonly upload: Upload;
  readonly store: KeyValueStore;
  /** Holds what was read, sealed, to be searched; erased with the databases. */
  readonly blocks: BlockStore;
  readonly lock: SessionLock;
  readonly notifier: Notifier;
  readonly push: PushSubscriber;
  /** Tells `listener` whenever the machine loses its network (false) or has one again (true), until the result is called. */
  readonly onNetworkChange: (listener: (isThere: boolean) => void) => () => void;
  readonly clock: Clock;
  readonly randomness: Randomness;
  /** Opens the store of rooms and events; null keeps them in memory. */
  readonly openSyncStore: (() => Promise<IStore>) | null;
  /** Prefix of the IndexedDB databases that hold the keys; null keeps them in memory, where they end with the process. */
  readonly cryptoDatabasePrefix: string | null;
  /** Deletes the databases of rooms, events and keys, and the blocks; nothing has them open any more. */
  readonly eraseDatabases: () => Promise<void>;
}
