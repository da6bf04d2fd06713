import type { AboutRights } from "@conclave/client/snapshots/about-rights";

/** Whether there is anything of a room or space that this person may change. */
export function mayChangeAny({ name, topic, picture }: AboutRights): boolean {
  return name || topic || picture;
}
