import type { Settings } from "../instance/settings.ts";

/** The address of the page that a secret opens; it stands in the fragment, so that no server and no proxy sees it. */
export function linkTo(settings: Settings, page: "set-up" | "invitation" | "reset", token: string): string {
  return `${settings.publicUrl}/auth/#/${page}/${token}`;
}
