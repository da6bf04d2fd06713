import type { AnyVerb } from "../core/verb.ts";
import { acknowledgeToDevice } from "./acknowledge-to-device.ts";
import { getKeysChanges } from "./get-keys-changes.ts";
import { slidingSync } from "./sliding/sliding-sync.ts";
import { sync } from "./sync.ts";
import { syncMoreRooms } from "./sync-more-rooms.ts";

/** The verbs of sync, for the registry. */
export const syncVerbs: readonly AnyVerb[] = [sync, syncMoreRooms, slidingSync, acknowledgeToDevice, getKeysChanges];
