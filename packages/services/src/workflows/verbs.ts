import type { AnyVerb } from "../core/verb.ts";
import { setOwnPassword } from "./change-password.ts";
import { closeAccount } from "./deactivate-account.ts";
import { listRooms } from "./each-room.ts";
import { createAccountWithSession } from "./register.ts";
import { deleteChosenDevices, signOut, signOutEverywhere } from "./remove-devices.ts";
import { refreshMember } from "./set-profile-field.ts";
import { signInWithLoginToken } from "./sign-in-with-login-token.ts";
import { finishSignIn, openSession } from "./sign-in-with-password.ts";

/** The commands that span subjects, for the registry. */
export const workflowVerbs: readonly AnyVerb[] = [
  createAccountWithSession,
  openSession,
  finishSignIn,
  signInWithLoginToken,
  setOwnPassword,
  closeAccount,
  listRooms,
  refreshMember,
  signOut,
  signOutEverywhere,
  deleteChosenDevices,
];
