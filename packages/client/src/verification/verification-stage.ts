import {
  type ShowSasCallbacks,
  VerificationPhase,
  type VerificationRequest,
} from "matrix-js-sdk/lib/crypto-api/verification.js";
import type { VerificationStage } from "../snapshots/verification-snapshot.ts";

/** What this device did in a verification, which the request itself does not tell. */
export interface OwnPart {
  readonly sas: ShowSasCallbacks | null;
  readonly confirmed: boolean;
  readonly cancelledHere: boolean;
}

/** The stage of a verification. */
export function verificationStage(request: VerificationRequest, own: OwnPart): VerificationStage {
  const { phase } = request;
  if (phase === VerificationPhase.Done) return { stage: "done" };
  if (phase === VerificationPhase.Cancelled) {
    return {
      stage: "cancelled",
      by: own.cancelledHere ? "us" : "them",
      reason: reasons.get(request.cancellationCode ?? "") ?? "failed",
    };
  }
  // Another device of this account goes on with it.
  if (!request.pending) return { stage: "cancelled", by: "us", reason: "elsewhere" };
  if (own.confirmed) return { stage: "confirmed" };
  if (own.sas !== null) {
    const emoji = (own.sas.sas.emoji ?? []).map(([symbol, name]) => ({ symbol, name: name.toLowerCase() }));
    return { stage: "comparing", emoji, numbers: own.sas.sas.decimal ?? [] };
  }
  return { stage: phase < VerificationPhase.Ready && !request.accepting ? "requested" : "preparing" };
}

/** By the codes of `m.key.verification.cancel`. */
const reasons = new Map<string, Extract<VerificationStage, { stage: "cancelled" }>["reason"]>([
  ["m.user", "declined"],
  ["m.mismatched_sas", "mismatch"],
  ["m.mismatched_commitment", "mismatch"],
  ["m.key_mismatch", "mismatch"],
  ["m.user_mismatch", "mismatch"],
  ["m.timeout", "timed-out"],
  ["m.accepted", "elsewhere"],
]);
