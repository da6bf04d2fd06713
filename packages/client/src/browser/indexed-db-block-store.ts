import type { BlockStore } from "../ports/block-store.ts";
import { indexedDbValues } from "./indexed-db-values.ts";

/** A `BlockStore` in an IndexedDB database of its own. A failing disk or private mode rejects. */
export function indexedDbBlockStore(databaseName: string): BlockStore {
  const run = indexedDbValues(databaseName);
  return {
    async names() {
      const keys = await run("readonly", (values) => values.getAllKeys());
      return Array.isArray(keys) ? keys.filter((key): key is string => typeof key === "string") : [];
    },
    async read(name) {
      const value = await run("readonly", (values) => values.get(name));
      return value instanceof Uint8Array ? value : null;
    },
    async write(name, bytes) {
      await run("readwrite", (values) => values.put(bytes, name));
    },
    async clear() {
      await run("readwrite", (values) => values.clear());
    },
  };
}
