import type { Job } from "@conclave/storage/jobs/job-store";
import { changeProfileField, type ProfileFieldChange } from "../accounts/profile.ts";
import { command, type Dispatcher } from "../core/verb.ts";
import { beginJob } from "../jobs/begin-job.ts";
import { runJob } from "./run-jobs.ts";

/** Changes a field of one's own profile; answers the job that tells the rooms, where they show the field. Throws as `changeProfileField` does. */
export const setProfileField = command(
  "workflows.set-profile-field",
  async (context, change: ProfileFieldChange): Promise<Job | undefined> => {
    const changed = await changeProfileField(context, change);
    const isShown = change.key === "displayname" || change.key === "avatar_url";
    return changed && isShown ? beginJob(context, "refresh-members", change.userId) : undefined;
  },
);

/**
 * Sets or removes a field of one's own profile, and tells the rooms of a new name or picture (spec "Events on Change of
 * Profile Information"). A room that refuses keeps the old one.
 *
 * @throws what `setProfileField` throws.
 */
export async function changeOwnProfile(dispatcher: Dispatcher, change: ProfileFieldChange): Promise<void> {
  const job = await dispatcher.run(setProfileField, change);
  if (job !== undefined) await runJob(dispatcher, job);
}
