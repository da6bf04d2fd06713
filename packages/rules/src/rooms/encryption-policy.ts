import type { JsonObject } from "@conclave/base/json";
import type { EventDraft, ProtoEvent } from "@conclave/protocol/events/pdu";
import { refuse, type Verdict } from "./authorization/verdict.ts";
import { checkClearEvent } from "./clear-events.ts";
import type { StateLookup } from "./room-state.ts";

/** Whether conversations must be end-to-end encrypted. */
export type EncryptionPolicy = "required" | "optional";

/** The only algorithm for rooms that the specification has. */
export const roomEncryptionAlgorithm = "m.megolm.v1.aes-sha2";

/** When a session is replaced unless the room says otherwise (spec "m.room.encryption", recommended defaults). */
const recommendedRotation = { rotation_period_ms: 604_800_000, rotation_period_msgs: 100 } as const;
const rotationNames = ["rotation_period_ms", "rotation_period_msgs"] as const;

/** Types that clients show as something said, and that would evade the policy as state. */
const saidTypes: readonly string[] = ["m.room.message", "m.sticker"];

/** The content of the `m.room.encryption` that the policy adds to a new room. */
export const requiredEncryption: JsonObject = { algorithm: roomEncryptionAlgorithm };

/**
 * Whether the policy lets a person send this event into a room in that state. The policy `required` holds in every room,
 * spaces included: nothing is said in the clear anywhere, and encryption once there is neither changed nor weakened.
 */
export function checkEncryptionPolicy(policy: EncryptionPolicy, draft: EventDraft, state: StateLookup): Verdict {
  if (policy === "optional") return "allowed";
  if (draft.state_key === undefined) return checkMessage(draft);
  if (saidTypes.includes(draft.type)) return refuseByPolicy(`${draft.type} can't be sent as state.`);
  if (draft.type !== "m.room.encryption") return "allowed";
  // Clients look at the empty key alone; another would only seem to say something about the room.
  if (draft.state_key !== "") return refuseByPolicy("m.room.encryption can be set with an empty state key only.");
  return checkEncryption(draft.content, state("m.room.encryption", "")?.pdu.content ?? {});
}

/** Whether the policy lets an event be redacted: `m.room.encryption` would lose its algorithm. */
export function checkRedactionByPolicy(policy: EncryptionPolicy, victim: ProtoEvent): Verdict {
  if (policy === "optional" || victim.type !== "m.room.encryption") return "allowed";
  return refuseByPolicy("m.room.encryption can't be redacted.");
}

function checkMessage({ type, content }: EventDraft): Verdict {
  if (type === "m.room.encrypted") {
    const isEncrypted = content["algorithm"] === roomEncryptionAlgorithm && typeof content["ciphertext"] === "string";
    return isEncrypted
      ? "allowed"
      : refuseByPolicy(`m.room.encrypted must hold a ${roomEncryptionAlgorithm} ciphertext.`);
  }
  const wrong = checkClearEvent(type, content);
  if (wrong === "") return "allowed";
  return refuseByPolicy(`${type} can't be sent unencrypted${wrong === undefined ? "." : `: ${wrong}`}`);
}

/**
 * Encryption is weakened by another algorithm, and by sessions that live longer, in time or messages, than now or than the
 * recommended default: whoever gets hold of one session's key then reads more. Shorter is always allowed.
 */
function checkEncryption(next: JsonObject, current: JsonObject): Verdict {
  if (next["algorithm"] !== roomEncryptionAlgorithm) {
    return refuseByPolicy(`the algorithm of a room must be ${roomEncryptionAlgorithm}.`);
  }
  for (const name of rotationNames) {
    const most = rotationOf(current, name);
    const wanted = next[name] ?? recommendedRotation[name];
    if (typeof wanted !== "number" || !Number.isSafeInteger(wanted) || wanted < 1) {
      return refuseByPolicy(`${name} must be a positive integer.`);
    }
    if (wanted > most) return refuseByPolicy(`${name} can't be more than ${most}.`);
  }
  return "allowed";
}

/** A room from before the policy may hold anything; what isn't a stricter number counts as the default. */
function rotationOf(content: JsonObject, name: (typeof rotationNames)[number]): number {
  const value = content[name];
  return typeof value === "number" && value >= 1
    ? Math.min(value, recommendedRotation[name])
    : recommendedRotation[name];
}

function refuseByPolicy(reason: string): Verdict {
  return refuse(`The organisation's policy requires encryption: ${reason}`);
}
