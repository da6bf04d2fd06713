import { systemClock } from "@conclave/base/clock";
import { systemRandomness } from "@conclave/base/randomness";
import type { ClientPorts } from "../ports/client-ports.ts";
import type { Notifier } from "../ports/notifier.ts";
import type { PushSubscriber } from "../ports/push-subscriber.ts";
import { indexedDbBlockStore } from "./indexed-db-block-store.ts";
import { indexedDbKeyValueStore } from "./indexed-db-key-value-store.ts";
import { webLock } from "./web-lock.ts";
import { xmlHttpRequestUpload } from "./xml-http-request-upload.ts";

const databaseName = "conclave";
const blocksName = `${databaseName}-blocks`;

/** The SDK's as it names them, from the names that it is given, and ours. */
const databases = [
  blocksName,
  `matrix-js-sdk:${databaseName}`,
  `${databaseName}::matrix-sdk-crypto`,
  `${databaseName}::matrix-sdk-crypto-meta`,
];

/** Ports for a page: everything durable is in IndexedDB, and one tab at a time runs the session. */
export function browserPorts(options: {
  readonly baseUrl: string;
  readonly deviceDisplayName: string;
  readonly notifier: Notifier;
  readonly push: PushSubscriber;
}): ClientPorts {
  return {
    ...options,
    fetch: (url, init) => fetch(url, init),
    upload: xmlHttpRequestUpload,
    store: indexedDbKeyValueStore(`${databaseName}-session`),
    blocks: indexedDbBlockStore(blocksName),
    lock: webLock(`${databaseName}-session`),
    onNetworkChange(listener) {
      const tell = ({ type }: Event) => listener(type === "online");
      addEventListener("online", tell);
      addEventListener("offline", tell);
      return () => {
        removeEventListener("online", tell);
        removeEventListener("offline", tell);
      };
    },
    clock: systemClock,
    randomness: systemRandomness,
    async openSyncStore() {
      // Asks the browser not to evict the keys when space is short. It may refuse, and then nothing is different.
      void navigator.storage?.persist?.().catch(() => false);
      const { IndexedDBStore } = await import("matrix-js-sdk/lib/store/indexeddb.js");
      return new IndexedDBStore({ indexedDB, dbName: databaseName });
    },
    cryptoDatabasePrefix: databaseName,
    async eraseDatabases() {
      await Promise.all(databases.map(deleteDatabase));
    },
  };
}

/** A database that is still open elsewhere is deleted as soon as it is closed, which is not waited for. */
function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onblocked = () => resolve();
    request.onerror = () => reject(request.error ?? new Error("IndexedDB could not be deleted"));
  });
}
