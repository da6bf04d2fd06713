import { accountDataVerbs } from "../account-data/verbs.ts";
import { accountVerbs } from "../accounts/verbs.ts";
import { administrationVerbs } from "../administration/verbs.ts";
import { delayedEventVerbs } from "../delayed-events/verbs.ts";
import { deviceVerbs } from "../devices/verbs.ts";
import { filterVerbs } from "../filters/verbs.ts";
import { instanceVerbs } from "../instance/verbs.ts";
import { invitationVerbs } from "../invitations/verbs.ts";
import { jobVerbs } from "../jobs/verbs.ts";
import { keyVerbs } from "../keys/verbs.ts";
import { mediaVerbs } from "../media/verbs.ts";
import { pushVerbs } from "../push/verbs.ts";
import { receiptVerbs } from "../receipts/verbs.ts";
import { reportVerbs } from "../reports/verbs.ts";
import { roomVerbs } from "../rooms/verbs.ts";
import { syncVerbs } from "../sync/verbs.ts";
import { timelineVerbs } from "../timeline/verbs.ts";
import { workflowVerbs } from "../workflows/verbs.ts";
import type { AnyVerb } from "./verb.ts";

/** Every verb, so that a name that crossed a thread can be turned into what runs. */
export const verbs: ReadonlyMap<string, AnyVerb> = new Map(
  [
    ...instanceVerbs,
    ...accountVerbs,
    ...deviceVerbs,
    ...keyVerbs,
    ...mediaVerbs,
    ...accountDataVerbs,
    ...filterVerbs,
    ...pushVerbs,
    ...roomVerbs,
    ...timelineVerbs,
    ...delayedEventVerbs,
    ...receiptVerbs,
    ...reportVerbs,
    ...syncVerbs,
    ...invitationVerbs,
    ...jobVerbs,
    ...workflowVerbs,
    ...administrationVerbs,
  ].map((verb) => [verb.name, verb]),
);
