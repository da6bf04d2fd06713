import { type CryptoApi, EventShieldColour, EventShieldReason } from "matrix-js-sdk/lib/crypto-api/index.js";
import type { MatrixEvent } from "matrix-js-sdk/lib/models/event.js";
import type { MessageSecurity } from "../snapshots/timeline-item.ts";

/** Knows how far each decrypted message can be relied on. The key store answers later, so the first answer may change. */
export interface MessageSecurities {
  of(event: MatrixEvent): MessageSecurity;
  /** Somebody's trust changed: everything is asked again. */
  forget(): void;
}

/** `onChange` is called with the room id when an answer differs from the one given before. */
export function messageSecurities(crypto: CryptoApi, onChange: (roomId: string) => void): MessageSecurities {
  let known = new Map<string, MessageSecurity>();
  let asked = new Set<string>();

  async function ask(event: MatrixEvent, eventId: string): Promise<void> {
    const into = known;
    const info = await crypto.getEncryptionInfoForEvent(event).catch(() => null);
    const security = info === null ? "unauthenticated" : securityOf(info.shieldColour, info.shieldReason);
    into.set(eventId, security);
    if (security !== "encrypted") onChange(event.getRoomId() ?? "");
  }

  return {
    of(event) {
      const eventId = event.getId() ?? "";
      if (!event.isEncrypted()) return "clear";
      // What comes from the cache waits its turn: nothing is known of it before it is decrypted.
      if (event.isDecryptionFailure() || event.getClearContent() === null) return "encrypted";
      if (!asked.has(eventId)) {
        asked.add(eventId);
        void ask(event, eventId);
      }
      return known.get(eventId) ?? "encrypted";
    },
    forget() {
      // What is shown stays until the new answers come.
      known = new Map(known);
      asked = new Set();
    },
  };
}

function securityOf(colour: EventShieldColour, reason: EventShieldReason | null): MessageSecurity {
  if (colour === EventShieldColour.NONE) return "encrypted";
  switch (reason) {
    case EventShieldReason.SENT_IN_CLEAR:
      return "clear";
    case EventShieldReason.UNSIGNED_DEVICE:
    case EventShieldReason.UNKNOWN_DEVICE:
    case EventShieldReason.UNVERIFIED_IDENTITY:
      return "unverified-device";
    case EventShieldReason.VERIFICATION_VIOLATION:
      return "identity-changed";
    default:
      return "unauthenticated";
  }
}
