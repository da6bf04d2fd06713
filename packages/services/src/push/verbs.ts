import type { AnyVerb } from "../core/verb.ts";
import { deletePushRule, setPushRule, setPushRuleAttributes } from "./change-push-rules.ts";
import { getNotifications } from "./get-notifications.ts";
import { getPushRule, getPushRules } from "./get-push-rules.ts";
import { noteDelivery } from "./note-delivery.ts";
import { readDuePushers, readPusherNews } from "./read-news.ts";
import { getPushers, setPusher } from "./set-pusher.ts";

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
];
