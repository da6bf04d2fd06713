import type { AnyVerb } from "../core/verb.ts";
import { checkCrossSigningKeys } from "./check-cross-signing-keys.ts";
import { claimSomeKeys } from "./claim-keys.ts";
import { deleteDehydratedDevice, readDehydratedDevice } from "./dehydrated-device.ts";
import { readDehydratedDeviceEvents } from "./dehydrated-device-events.ts";
import { deleteBackedUp, putBackedUpSessions, readBackedUpSession } from "./key-backup-sessions.ts";
import { createKeyBackup, deleteKeyBackup, readKeyBackup, updateKeyBackup } from "./key-backup-versions.ts";
import { putDehydratedDevice } from "./put-dehydrated-device.ts";
import { queryKeys } from "./query-keys.ts";
import { readBackedUpPage } from "./read-backed-up-page.ts";
import { sendToDevice } from "./send-to-device.ts";
import { uploadCrossSigningKeys } from "./upload-cross-signing-keys.ts";
import { checkKeySignatures, storeKeySignatures } from "./upload-key-signatures.ts";
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
