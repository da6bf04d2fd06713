import { signal } from "@preact/signals";

/** Whether the server has another version of this page than the one that runs here. `follow-version.ts` finds it out. */
export const newVersionIsThere = signal(false);
