import type { MessageIndex } from "./message-index.ts";
import { messageIndex } from "./message-index.ts";
import type { OwnSessions } from "./own-sessions.ts";
import type { Machine } from "./sdk-inside.ts";
import type { ShareGuard } from "./share-guard.ts";

/** Requests whose answers say nothing of anybody's devices: the numbers of the crypto library's `RequestType`. */
const harmlessRequests: readonly unknown[] = [0 /* KeysUpload */, 3 /* ToDevice */, 6 /* KeysBackup */];
const keysClaim = 2;

/** Methods that are called all the time, and change neither devices nor identities, nor how anybody is trusted, nor a session to send with. */
const harmless: ReadonlySet<string> = new Set([
  "backupRoomKeys",
  "crossSigningStatus",
  "decryptRoomEvent",
  "getBackupKeys",
  "getDevice",
  "getIdentity",
  "getMissingSessions",
  "getRoomEventEncryptionInfo",
  "getRoomSettings",
  "getUserDevices",
  "getVerificationRequest",
  "getVerificationRequests",
  "importBackedUpRoomKeys",
  "isBackupEnabled",
  "outgoingRequests",
  "queryKeysForUsers",
  "roomKeyCounts",
  "shareRoomKey",
  "trackedUsers",
]);

/**
 * Tells the guard of everything that goes through the state machine. Whatever isn't known to be harmless counts as a change, from its call until it
 * is done: a method that a later version brings, too.
 */
export function watchMachine(machine: Machine, guard: ShareGuard, sessions: OwnSessions): void {
  for (const name of methodNames(machine)) {
    if (harmless.has(name)) continue;
    const call = machine[name] as (...all: unknown[]) => unknown;
    const run = (all: unknown[]) => call.apply(machine, all);
    machine[name] = watched(name, run, guard, sessions);
  }
  // Trust changes through objects that the machine gives away, too; and a session is made within one of its methods.
  machine.registerDevicesUpdatedCallback(async () => guard.changed());
  machine.registerUserIdentityUpdatedCallback(async () => guard.changed());
  const ownKey = machine.identityKeys.curve25519.toBase64();
  machine.registerRoomKeyUpdatedCallback(async (keys) => {
    for (const { roomId, sessionId, senderKey } of keys) {
      if (senderKey.toBase64() === ownKey) guard.sessionMade(roomId.toString(), sessionId);
    }
  });
}

type Method = (...all: unknown[]) => unknown;

function watched(name: string, run: (all: unknown[]) => unknown, guard: ShareGuard, sessions: OwnSessions): Method {
  switch (name) {
    case "encryptRoomEvent":
      return async (...all) => {
        const roomId = String(all[0]);
        let message: MessageIndex | null = null;
        try {
          const content = await run(all);
          message = typeof content === "string" ? messageIndex(content) : null;
          return content;
        } finally {
          sessions.used(roomId, message);
        }
      };
    case "receiveSyncChanges":
      return (...all) => (saysNothing(all[0], all[1]) ? run(all) : guard.during(() => run(all)));
    case "markRequestAsSent":
      return (...all) => {
        const type = all[1];
        if (harmlessRequests.includes(type)) return run(all);
        return type === keysClaim ? claimed(run(all), guard) : guard.during(() => run(all));
      };
    default:
      return (...all) => guard.during(() => run(all));
  }
}

/** An answer of /sync without messages to this device and without news of devices. */
function saysNothing(events: unknown, lists: unknown): boolean {
  const isEmpty = (lists as { isEmpty?(): unknown } | null)?.isEmpty?.();
  return events === "[]" && isEmpty === true;
}

async function claimed(result: unknown, guard: ShareGuard): Promise<unknown> {
  try {
    return await result;
  } finally {
    guard.devicesReached();
  }
}

function methodNames(machine: Machine): readonly string[] {
  const prototype: unknown = Object.getPrototypeOf(machine);
  return Object.entries(Object.getOwnPropertyDescriptors(prototype))
    .filter(([name, { value }]) => name !== "constructor" && typeof value === "function")
    .map(([name]) => name);
}
