import type { BlockStore } from "../ports/block-store.ts";

/** A `BlockStore` that ends with the process. */
export function memoryBlockStore(): BlockStore {
  const blocks = new Map<string, Uint8Array>();
  return {
    names: async () => [...blocks.keys()],
    read: async (name) => blocks.get(name) ?? null,
    write: async (name, bytes) => void blocks.set(name, bytes),
    clear: async () => blocks.clear(),
  };
}
