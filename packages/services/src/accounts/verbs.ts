import type { AnyVerb } from "../core/verb.ts";
import { checkUserName, proposeUserId } from "./check-user-name.ts";
import { readAccount } from "./read-account.ts";
import { completeUiaStage } from "./uia/complete-uia-stage.ts";
import { openUiaSession } from "./uia/open-uia-session.ts";
import { readUiaSession } from "./uia/read-uia-session.ts";

/** The verbs of accounts, for the registry. */
export const accountVerbs: readonly AnyVerb[] = [
  checkUserName,
  proposeUserId,
  readAccount,
  openUiaSession,
  readUiaSession,
  completeUiaStage,
];
