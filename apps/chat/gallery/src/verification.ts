import type { VerificationSnapshot, VerificationStage } from "@conclave/client/snapshots/verification-snapshot";
import { ada } from "./conversation.ts";
import { room } from "./room-entries.ts";

/** What both sides compare. */
export const emoji = [
  ["🐶", "dog"],
  ["☂️", "umbrella"],
  ["🎸", "guitar"],
  ["🚂", "train"],
  ["🍎", "apple"],
  ["🔔", "bell"],
  ["💡", "light bulb"],
].map(([symbol = "", name = ""]) => ({ symbol, name }));

/** A verification of a person, as far as it is. */
export function verification(stage: VerificationStage, more: Partial<VerificationSnapshot> = {}): VerificationSnapshot {
  return {
    verificationId: "v",
    direction: "outgoing",
    scope: "person",
    with: ada,
    deviceId: "PHONE7",
    roomId: room,
    stage,
    ...more,
  };
}
