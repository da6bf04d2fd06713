import type { AnyVerb } from "../core/verb.ts";
import { checkLocalpart } from "./check-localpart.ts";
import { checkReset } from "./check-reset.ts";
import { createInvitation } from "./create-invitation.ts";
import { createSetUpLink } from "./create-set-up-link.ts";
import { inspectInvitation } from "./inspect-invitation.ts";
import { inspectReset } from "./inspect-reset.ts";
import { inspectSetUp } from "./inspect-set-up.ts";
import { isOpenInvitation } from "./is-open-invitation.ts";
import { listInvitations } from "./list-invitations.ts";
import { readStatus } from "./read-status.ts";
import { revokeInvitation } from "./revoke-invitation.ts";

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
