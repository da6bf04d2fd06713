import type { AnyVerb } from "../core/verb.ts";
import { setOwnPassword } from "./change-password.ts";
import { checkAcceptance } from "./check-acceptance.ts";
import { checkSetUp } from "./check-set-up.ts";
import { finishReset } from "./complete-reset.ts";
import { closeAccount } from "./deactivate-account.ts";
import { deleteChosenDevices } from "./delete-chosen-devices.ts";
import { listRooms } from "./each-room.ts";
import { finishAcceptance } from "./finish-acceptance.ts";
import { finishSetUp } from "./finish-set-up.ts";
import { finishSignIn } from "./finish-sign-in.ts";
import { openSession } from "./open-session.ts";
import { refreshMember } from "./refresh-member.ts";
import { createAccountWithSession } from "./register.ts";
import { createChosenAccount } from "./register-with-shared-secret.ts";
import { setProfileField } from "./set-profile-field.ts";
import { signInWithLoginToken } from "./sign-in-with-login-token.ts";
import { signOut } from "./sign-out.ts";
import { signOutEverywhere } from "./sign-out-everywhere.ts";

/** The commands that span subjects, for the registry. */
export const workflowVerbs: readonly AnyVerb[] = [
  createAccountWithSession,
  createChosenAccount,
  openSession,
  finishSignIn,
  signInWithLoginToken,
  setOwnPassword,
  closeAccount,
  listRooms,
  refreshMember,
  setProfileField,
  signOut,
  signOutEverywhere,
  deleteChosenDevices,
  checkSetUp,
  finishSetUp,
  checkAcceptance,
  finishAcceptance,
  finishReset,
];
