import type { AnyVerb } from "../core/verb.ts";
import { checkUserName } from "./check-user-name.ts";
import { findForSignIn } from "./find-for-sign-in.ts";
import { getProfile } from "./profile.ts";
import { proposeUserId } from "./propose-user-id.ts";
import { readAccount } from "./read-account.ts";
import { recordRefusedSignIn } from "./record-refused-sign-in.ts";
import { rehashPassword } from "./rehash-password.ts";
import { completeUiaStage } from "./uia/complete-uia-stage.ts";
import { openUiaSession } from "./uia/open-uia-session.ts";
import { readUiaSession } from "./uia/read-uia-session.ts";

/** The verbs of accounts, for the registry. */
export const accountVerbs: readonly AnyVerb[] = [
  checkUserName,
  proposeUserId,
  readAccount,
  getProfile,
  findForSignIn,
  recordRefusedSignIn,
  rehashPassword,
  openUiaSession,
  readUiaSession,
  completeUiaStage,
];
