/** A small durable store that belongs to this origin and account: the session, the key of the crypto store, flags. */
export interface KeyValueStore {
  get(key: string): Promise<string | null>;
  /** Resolves when the value is durable. */
  set(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
  /** Deletes everything. */
  clear(): Promise<void>;
}
