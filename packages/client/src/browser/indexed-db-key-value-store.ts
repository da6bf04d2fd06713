import type { KeyValueStore } from "../ports/key-value-store.ts";

const objectStoreName = "values";

/** A `KeyValueStore` in an IndexedDB database of its own. A failing disk or private mode rejects. */
export function indexedDbKeyValueStore(databaseName: string): KeyValueStore {
  let database: Promise<IDBDatabase> | null = null;

  function open(): Promise<IDBDatabase> {
    database ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(databaseName, 1);
      request.onupgradeneeded = () => void request.result.createObjectStore(objectStoreName);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => {
        database = null;
        reject(request.error ?? new Error("IndexedDB could not be opened"));
      };
    });
    return database;
  }

  async function run(mode: IDBTransactionMode, act: (values: IDBObjectStore) => IDBRequest): Promise<unknown> {
    const transaction = (await open()).transaction(objectStoreName, mode, { durability: "strict" });
    const request = act(transaction.objectStore(objectStoreName));
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? new Error("IndexedDB aborted the transaction"));
    });
  }

  return {
    async get(key) {
      const value = await run("readonly", (values) => values.get(key));
      return typeof value === "string" ? value : null;
    },
    async set(key, value) {
      await run("readwrite", (values) => values.put(value, key));
    },
    async delete(key) {
      await run("readwrite", (values) => values.delete(key));
    },
    async clear() {
      await run("readwrite", (values) => values.clear());
    },
  };
}
