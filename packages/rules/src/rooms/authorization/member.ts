import { serverNameOf } from "@conclave/protocol/identifiers/server-name";
import { authoriseBan } from "./ban.ts";
import { authoriseInvite } from "./invite.ts";
import { authoriseJoin } from "./join.ts";
import { authoriseKnock } from "./knock.ts";
import { authoriseLeave } from "./leave.ts";
import type { Question } from "./question.ts";
import { refuse, type Verdict } from "./verdict.ts";

/** The rules on `m.room.member`: each membership has a file of its own. */
export function authoriseMember(question: Question): Verdict {
  const { event, proofs } = question;
  const { membership, join_authorised_via_users_server: authoriser } = event.content;
  if (event.state_key === undefined) return refuse("A membership needs a state_key.");
  if (membership === undefined) return refuse("A membership needs content.membership.");
  if (authoriser !== undefined && !(typeof authoriser === "string" && proofs.isSignedBy(serverNameOf(authoriser)))) {
    return refuse("The server of join_authorised_via_users_server did not sign the event.");
  }
  const member = { ...question, target: event.state_key };
  switch (membership) {
    case "join":
      return authoriseJoin(member);
    case "invite":
      return authoriseInvite(member);
    case "leave":
      return authoriseLeave(member);
    case "ban":
      return authoriseBan(member);
    case "knock":
      return authoriseKnock(member);
    default:
      return refuse("That membership is unknown.");
  }
}
