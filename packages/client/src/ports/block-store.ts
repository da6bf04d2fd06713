/** A durable store of larger pieces, each under a name. */
export interface BlockStore {
  names(): Promise<readonly string[]>;
  read(name: string): Promise<Uint8Array | null>;
  /** Resolves when the bytes are durable. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  /** Deletes everything. */
  clear(): Promise<void>;
}
