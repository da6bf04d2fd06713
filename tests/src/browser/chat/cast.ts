import type { NewAccount } from "../kit/auth-steps.ts";

export const password = "nine kettles under the stairs";

/** Where Olive and Emma talk. */
export const room = "Harbour office";

export const emma: NewAccount = { displayName: "Emma", localpart: "emma", password };

/** Recovery keys by user name. */
export const keys = new Map<string, string>();
