const objectStoreName = "values";

/** Runs one request on the values of an IndexedDB database, and gives its result once it is durable. */
export type ValuesRequest = (mode: IDBTransactionMode, act: (values: IDBObjectStore) => IDBRequest) => Promise<unknown>;

/** A database that holds nothing but values under keys. It is opened when it is first used; a failing disk or private mode rejects. */
export function indexedDbValues(databaseName: string): ValuesRequest {
  let database: Promise<IDBDatabase> | null = null;

  function open(): Promise<IDBDatabase> {
    database ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(databaseName, 1);
      request.onupgradeneeded = () => void request.result.createObjectStore(objectStoreName);
      request.onsuccess = () => {
        // Whoever deletes the database need not wait for this page to close.
        request.result.onversionchange = () => {
          request.result.close();
          database = null;
        };
        resolve(request.result);
      };
      request.onerror = () => {
        database = null;
        reject(request.error ?? new Error("IndexedDB could not be opened"));
      };
    });
    return database;
  }

  return async (mode, act) => {
    const transaction = (await open()).transaction(objectStoreName, mode, { durability: "strict" });
    const request = act(transaction.objectStore(objectStoreName));
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? new Error("IndexedDB aborted the transaction"));
    });
  };
}
