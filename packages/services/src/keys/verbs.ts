import type { AnyVerb } from "../core/verb.ts";
import { checkCrossSigningKeys } from "./check-cross-signing-keys.ts";
import { checkKeySignatures } from "./check-key-signatures.ts";
import { claimSomeKeys } from "./claim-keys.ts";
import { createKeyBackup } from "./create-key-backup.ts";
import { readDehydratedDeviceEvents } from "./dehydrated-device-events.ts";
import { deleteBackedUp } from "./delete-backed-up-sessions.ts";
import { deleteDehydratedDevice } from "./delete-dehydrated-device.ts";
import { deleteKeyBackup } from "./delete-key-backup.ts";
import { putBackedUpSessions } from "./put-backed-up-sessions.ts";
import { putDehydratedDevice } from "./put-dehydrated-device.ts";
import { queryKeys } from "./query-keys.ts";
import { readBackedUpPage } from "./read-backed-up-page.ts";
import { readBackedUpSession } from "./read-backed-up-session.ts";
import { readDehydratedDevice } from "./read-dehydrated-device.ts";
import { readKeyBackup } from "./read-key-backup.ts";
import { sendToDevice } from "./send-to-device.ts";
import { storeKeySignatures } from "./store-key-signatures.ts";
import { updateKeyBackup } from "./update-key-backup.ts";
import { uploadCrossSigningKeys } from "./upload-cross-signing-keys.ts";
import { uploadKeys } from "./upload-keys.ts";

/** The verbs of keys, to-device messages and key backups, for the registry. */
export const keyVerbs: readonly AnyVerb[] = [
  uploadKeys,
  queryKeys,
  claimSomeKeys,
  checkCrossSigningKeys,
  uploadCrossSigningKeys,
  checkKeySignatures,
  storeKeySignatures,
  sendToDevice,
  putDehydratedDevice,
  readDehydratedDevice,
  readDehydratedDeviceEvents,
  deleteDehydratedDevice,
  createKeyBackup,
  readKeyBackup,
  updateKeyBackup,
  deleteKeyBackup,
  putBackedUpSessions,
  deleteBackedUp,
  readBackedUpSession,
  readBackedUpPage,
];
