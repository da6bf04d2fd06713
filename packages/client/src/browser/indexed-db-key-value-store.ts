import type { KeyValueStore } from "../ports/key-value-store.ts";
import { indexedDbValues } from "./indexed-db-values.ts";

/** A `KeyValueStore` in an IndexedDB database of its own. A failing disk or private mode rejects. */
export function indexedDbKeyValueStore(databaseName: string): KeyValueStore {
  const run = indexedDbValues(databaseName);
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
