import type { AnyVerb } from "../core/verb.ts";
import { confirmTokens } from "./confirm-tokens.ts";
import { generateLoginToken } from "./create-login-token.ts";
import { createOpenIdToken } from "./create-open-id-token.ts";
import { getDevice } from "./get-device.ts";
import { getDevices } from "./get-devices.ts";
import { readOpenIdToken } from "./read-open-id-token.ts";
import { readSession } from "./read-session.ts";
import { recordLastSeen } from "./record-last-seen.ts";
import { refreshSession } from "./refresh-session.ts";
import { beginSignIn } from "./sign-in-request.ts";
import { updateDevice } from "./update-device.ts";

/** The verbs of devices and their sessions, for the registry. */
export const deviceVerbs: readonly AnyVerb[] = [
  readSession,
  confirmTokens,
  refreshSession,
  generateLoginToken,
  beginSignIn,
  getDevice,
  getDevices,
  updateDevice,
  recordLastSeen,
  createOpenIdToken,
  readOpenIdToken,
];
