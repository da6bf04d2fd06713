import type { AnyVerb } from "../core/verb.ts";
import { deletePushRule } from "./delete-push-rule.ts";
import { getNotifications } from "./get-notifications.ts";
import { getPushRule } from "./get-push-rule.ts";
import { getPushRules } from "./get-push-rules.ts";
import { getPushers } from "./get-pushers.ts";
import { knownPushers } from "./known-pushers.ts";
import { noteDelivery } from "./note-delivery.ts";
import { readDuePushers } from "./read-due-pushers.ts";
import { readPusherNews } from "./read-news.ts";
import { setPushRule } from "./set-push-rule.ts";
import { setPushRuleAttributes } from "./set-push-rule-attributes.ts";
import { setPusher } from "./set-pusher.ts";

/** The verbs of push, for the registry. */
export const pushVerbs: readonly AnyVerb[] = [
  getPushRules,
  getPushRule,
  setPushRule,
  deletePushRule,
  setPushRuleAttributes,
  getNotifications,
  getPushers,
  setPusher,
  readDuePushers,
  readPusherNews,
  noteDelivery,
  knownPushers,
];
