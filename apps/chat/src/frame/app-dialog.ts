/** A dialog over the screens, and what it is about. */
export type AppDialog =
  | { readonly name: "switcher" | "create-room" | "direct-chat" | "sign-out" | "reset-identity" }
  | { readonly name: "invite" | "leave-room"; readonly roomId: string }
  | { readonly name: "image"; readonly roomId: string; readonly key: string };
