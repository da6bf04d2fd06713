import type { AnyVerb } from "../core/verb.ts";
import { reportEvent } from "./report-event.ts";
import { reportRoom } from "./report-room.ts";
import { reportUser } from "./report-user.ts";

/** The verbs of reports, for the registry. */
export const reportVerbs: readonly AnyVerb[] = [reportRoom, reportEvent, reportUser];
