import { isJsonObject, type Json, type JsonObject } from "@conclave/base/json";
import { levelOf } from "../power-levels.ts";
import { membershipOf } from "../room-state.ts";
import type { MemberQuestion } from "./question.ts";
import { allowIf, refuse, type Verdict } from "./verdict.ts";

/** Inviting somebody. */
export function authoriseInvite(question: MemberQuestion): Verdict {
  const { event, state, levels, target } = question;
  const thirdPartyInvite = event.content["third_party_invite"];
  if (thirdPartyInvite !== undefined) return authoriseThirdPartyInvite(question, thirdPartyInvite);
  if (membershipOf(state, event.sender) !== "join") return refuse("The sender is not joined to the room.");
  const membership = membershipOf(state, target);
  if (membership === "join") return refuse("The invited user is already in the room.");
  if (membership === "ban") return refuse("The invited user is banned from the room.");
  return allowIf(levelOf(levels, event.sender) >= levels.invite, "The sender's power level is below the invite level.");
}

/** An invitation to an address, claimed by the account that proved to own it. */
function authoriseThirdPartyInvite({ event, state, proofs, target }: MemberQuestion, thirdPartyInvite: Json): Verdict {
  if (membershipOf(state, target) === "ban") return refuse("The invited user is banned from the room.");
  const signed = isJsonObject(thirdPartyInvite) ? thirdPartyInvite["signed"] : undefined;
  if (!isJsonObject(signed)) return refuse("The third-party invitation is not signed.");
  const { mxid, token } = signed;
  if (mxid === undefined || typeof token !== "string") return refuse("The third-party invitation lacks mxid or token.");
  if (mxid !== target) return refuse("The third-party invitation is for somebody else.");
  const invitation = state("m.room.third_party_invite", token)?.pdu;
  if (invitation === undefined) return refuse("The room has no third-party invitation with that token.");
  if (invitation.sender !== event.sender) return refuse("The third-party invitation is not the sender's.");
  return allowIf(
    proofs.isInviteSignedWith(signed, publicKeysOf(invitation.content)),
    "No signature of the third-party invitation is valid.",
  );
}

function publicKeysOf(content: JsonObject): readonly string[] {
  const listed = Array.isArray(content["public_keys"]) ? content["public_keys"] : [];
  const keys = [
    content["public_key"],
    ...listed.map((entry) => (isJsonObject(entry) ? entry["public_key"] : undefined)),
  ];
  return keys.filter((key) => typeof key === "string");
}
