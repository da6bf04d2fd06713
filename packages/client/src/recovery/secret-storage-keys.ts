import type { CryptoCallbacks } from "matrix-js-sdk/lib/crypto-api/index.js";

/**
 * The keys of secret storage that were made or typed in this run: held in memory while a command needs them, so that the SDK can ask for
 * them as often as it does.
 */
export interface SecretStorageKeys {
  readonly callbacks: CryptoCallbacks;
  add(keyId: string, key: Uint8Array<ArrayBuffer>): void;
  /** Overwrites and forgets all of them. */
  forget(): void;
}

export function secretStorageKeys(): SecretStorageKeys {
  const keys = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    callbacks: {
      async getSecretStorageKey({ keys: wanted }) {
        for (const keyId of Object.keys(wanted)) {
          const key = keys.get(keyId);
          if (key !== undefined) return [keyId, key];
        }
        return null;
      },
      cacheSecretStorageKey(keyId, _info, key) {
        keys.set(keyId, new Uint8Array(key));
      },
    },
    add: (keyId, key) => void keys.set(keyId, key),
    forget() {
      for (const key of keys.values()) key.fill(0);
      keys.clear();
    },
  };
}
