import {
  AllDevicesIsolationMode,
  type CryptoApi,
  OnlySignedDevicesIsolationMode,
} from "matrix-js-sdk/lib/crypto-api/index.js";
import type { Room } from "matrix-js-sdk/lib/models/room.js";
import type { KeySharingCommands } from "../commands.ts";
import { asClientError } from "../engine/failure-of.ts";
import { ClientError } from "../failure.ts";
import type { KeyValueStore } from "../ports/key-value-store.ts";
import type { KeySharingSnapshot } from "../snapshots/key-sharing-snapshot.ts";

/** Who gets the keys of what is sent here. */
export interface KeySharing {
  readonly commands: KeySharingCommands;
  /** Asks the server anew what the organisation wants: it was away, and a policy changes where a server starts again. */
  ask(): void;
  /** To be awaited before anything is encrypted. Rejects if the server can't be asked, so that no key is given away on a guess. */
  settled(): Promise<void>;
  /** Gives the room's key to those who will need it, before there is a message. */
  prepare(room: Room): void;
}

const key = "only-verified-devices";

/** Whose wish it was; whoever turns it on, it stays until the person turns it off. */
type Wish = "person" | "organisation" | null;

/**
 * As the person chose on this device, and as the organisation wants: `readPolicy` asks the server. A server that asks for less than before isn't believed,
 * since it may be another's by now: what it asked for once stays until the person turns it off. A store that can't be read rejects.
 */
export async function keySharing(
  store: KeyValueStore,
  crypto: CryptoApi,
  readPolicy: () => Promise<"any" | "verified">,
  publish: (sharing: KeySharingSnapshot) => void,
): Promise<KeySharing> {
  let wish = wishIn(await store.get(key));
  // Until the server is heard, the organisation wants what it wanted last.
  let policy: KeySharingSnapshot["policy"] = wish === "organisation" ? "verified" : "any";
  let answer: Promise<void> | null = null;

  function use(next: Wish): void {
    wish = next;
    // Otherwise keys go to every device of the members; what isn't vouched for is shown as such.
    crypto.setDeviceIsolationMode(
      wish === null ? new AllDevicesIsolationMode(false) : new OnlySignedDevicesIsolationMode(),
    );
    tell();
  }

  function tell(): void {
    const ended = wish === "organisation" && policy === "any";
    publish({ onlyVerifiedDevices: wish !== null, policy: ended ? "ended" : policy });
  }

  async function heed(asked: "any" | "verified"): Promise<void> {
    policy = asked;
    if (asked === "any" || wish === "organisation") return tell();
    use("organisation");
    await store.set(key, "organisation");
  }

  function ask(): Promise<void> {
    const asking = readPolicy().then(heed);
    answer = asking;
    asking.catch(() => {
      if (answer === asking) answer = null;
    });
    return asking;
  }

  async function settled(): Promise<void> {
    // No answer could ask for more.
    if (wish === null) await asClientError(() => answer ?? ask());
  }

  use(wish);
  return {
    ask: () => void ask().catch(() => undefined),
    settled,
    prepare: (room) =>
      void settled().then(
        () => crypto.prepareToEncrypt(room),
        () => undefined,
      ),
    commands: {
      setOnlyVerifiedDevices: (on) =>
        asClientError(async () => {
          if (on === (wish !== null)) return;
          if (on) {
            use("person");
            await store.set(key, "person");
            return;
          }
          if (policy === "verified") throw new ClientError({ code: "forbidden" });
          await store.delete(key);
          use(null);
        }),
    },
  };
}

/** Earlier versions wrote "true" for the person's own. */
function wishIn(stored: string | null): Wish {
  if (stored === null) return null;
  return stored === "organisation" ? "organisation" : "person";
}
