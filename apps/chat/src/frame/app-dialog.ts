import type { ModerationQuestion } from "../moderation/moderation-items.ts";

/** A dialog over the screens, and what it is about. */
export type AppDialog =
  | { readonly name: "switcher" | "create-room" | "direct-chat" | "sign-out" | "reset-identity" }
  | { readonly name: "invite" | "leave-room" | "jump-to-date"; readonly roomId: string }
  | { readonly name: "moderation"; readonly roomId: string; readonly question: ModerationQuestion }
  | { readonly name: "image"; readonly roomId: string; readonly key: string };
