import type { UserId } from "@conclave/protocol/identifiers/user-id";
import type { AuditEvent } from "../core/verb.ts";

/** Who asks for an act of administration: a person who is signed in, or the command line, which has no name here. */
export type Initiator = UserId | "command-line";

/** An initiator as the audit log names it. */
export function initiatedBy(by: Initiator): Pick<AuditEvent, "actor" | "origin"> {
  return by === "command-line" ? { actor: null, origin: "command-line" } : { actor: by, origin: "api" };
}
