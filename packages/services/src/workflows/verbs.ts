import type { AnyVerb } from "../core/verb.ts";
import { checkAcceptance, finishAcceptance } from "./accept-invitation.ts";
import { setOwnPassword } from "./change-password.ts";
import { finishReset } from "./complete-reset.ts";
import { closeAccount } from "./deactivate-account.ts";
import { listRooms } from "./each-room.ts";
import { refreshMember } from "./refresh-member.ts";
import { createAccountWithSession } from "./register.ts";
import { createChosenAccount } from "./register-with-shared-secret.ts";
import { deleteChosenDevices, signOut, signOutEverywhere } from "./remove-devices.ts";
import { setProfileField } from "./set-profile-field.ts";
import { checkSetUp, finishSetUp } from "./set-up-organisation.ts";
import { signInWithLoginToken } from "./sign-in-with-login-token.ts";
import { finishSignIn, openSession } from "./sign-in-with-password.ts";

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
