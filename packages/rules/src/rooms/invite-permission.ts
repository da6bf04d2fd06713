import type { JsonObject } from "@conclave/base/json";

/** The account data that says who may invite a person (spec "Invite permission"). */
export const invitePermissionType = "m.invite_permission_config";

/** Whether it says that nobody may. Anything but the word `block` blocks nobody. */
export function blocksInvites(content: JsonObject | undefined): boolean {
  return content?.["default_action"] === "block";
}
