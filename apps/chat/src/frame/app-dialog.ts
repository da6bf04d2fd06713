import type { ModerationQuestion } from "../moderation/moderation-items.ts";

/** A dialog over the screens, and what it is about. */
export type AppDialog =
  | { readonly name: "switcher" | "create-space" | "direct-chat" | "sign-out" | "reset-identity" }
  /** For the chosen space, where no other is named. */
  | { readonly name: "create-room"; readonly spaceId?: string }
  | { readonly name: "add-rooms"; readonly spaceId: string }
  | { readonly name: "person"; readonly userId: string }
  | { readonly name: "about" | "invite" | "leave-room" | "jump-to-date" | "export" | "notify"; readonly roomId: string }
  | { readonly name: "moderation"; readonly roomId: string; readonly question: ModerationQuestion }
  | { readonly name: "image"; readonly roomId: string; readonly key: string };
