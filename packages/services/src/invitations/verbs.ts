import type { AnyVerb } from "../core/verb.ts";
import { createInvitation } from "./create-invitation.ts";
import { checkLocalpart, inspectInvitation, isOpenInvitation } from "./inspect-invitation.ts";
import { checkReset, inspectReset } from "./inspect-reset.ts";
import { listInvitations } from "./list-invitations.ts";
import { readStatus } from "./read-status.ts";
import { revokeInvitation } from "./revoke-invitation.ts";
import { createSetUpLink, inspectSetUp } from "./set-up-link.ts";

/** The verbs of links that let somebody in, for the registry. */
export const invitationVerbs: readonly AnyVerb[] = [
  readStatus,
  createSetUpLink,
  inspectSetUp,
  createInvitation,
  listInvitations,
  revokeInvitation,
  inspectInvitation,
  isOpenInvitation,
  checkLocalpart,
  inspectReset,
  checkReset,
];
