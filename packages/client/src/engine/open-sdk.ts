import { decodeBase64, encodeBase64 } from "@conclave/base/base64";
import { MatrixClient } from "matrix-js-sdk/lib/client.js";
import type { CryptoApi } from "matrix-js-sdk/lib/crypto-api/index.js";
import { MemoryStore } from "matrix-js-sdk/lib/store/memory.js";
import type { ClientPorts, Fetch } from "../ports/client-ports.ts";
import type { SecretStorageKeys } from "../recovery/secret-storage-keys.ts";
import { guardSharing } from "../room-keys/guard-sharing.ts";
import { ownSessions } from "../room-keys/own-sessions.ts";
import { shareGuard } from "../room-keys/share-guard.ts";
import { roomNameAsJson } from "../rooms/room-name.ts";
import type { StoredSession } from "../session/stored-session.ts";
import { emojiMethod } from "../verification/verifications.ts";
import { quietLogger, quietSdk } from "./quiet-logger.ts";

/** Milliseconds after which a request that is no long poll counts as lost. */
const requestTimeout = 60_000;

const storageKeyName = "crypto-storage-key";

export interface OpenSdk {
  readonly sdk: MatrixClient;
  readonly crypto: CryptoApi;
}

/**
 * Opens the SDK's stores for a session: rooms from the cache, then the keys, which are encrypted at rest under a random key of this
 * device. Nothing is sent yet.
 */
export async function openSdk(
  ports: ClientPorts,
  session: StoredSession,
  send: Fetch,
  keys: SecretStorageKeys,
): Promise<OpenSdk> {
  quietSdk();
  const store = ports.openSyncStore === null ? new MemoryStore() : await ports.openSyncStore();
  const sdk = new MatrixClient({
    baseUrl: ports.baseUrl,
    userId: session.userId,
    deviceId: session.deviceId,
    // The real token is put into each request by `send`; the SDK must only believe that there is one.
    accessToken: "kept-outside",
    // The SDK passes strings and URLs, never Request objects.
    fetchFn: (input, init) => send(input instanceof URL ? input.href : String(input), init),
    store,
    cryptoCallbacks: keys.callbacks,
    verificationMethods: [emojiMethod],
    roomNameGenerator: roomNameAsJson,
    localTimeoutMs: requestTimeout,
    disableVoip: true,
    logger: quietLogger,
  });
  await store.startup();
  await sdk.initRustCrypto(
    ports.cryptoDatabasePrefix === null
      ? { useIndexedDB: false }
      : { cryptoDatabasePrefix: ports.cryptoDatabasePrefix, storageKey: await storageKey(ports) },
  );
  const crypto = sdk.getCrypto();
  if (crypto === undefined) throw new Error("the SDK has no encryption after it was initialised");
  const sessions = await ownSessions(ports.clock, ports.store);
  guardSharing(crypto, shareGuard(ports.clock, sessions), sessions);
  return { sdk, crypto };
}

/** 32 random bytes, made once for a device. */
async function storageKey({ store, randomness }: Pick<ClientPorts, "store" | "randomness">): Promise<Uint8Array> {
  const stored = await store.get(storageKeyName);
  if (stored !== null) return decodeBase64(stored);
  const key = randomness.bytes(32);
  await store.set(storageKeyName, encodeBase64(key));
  return key;
}
