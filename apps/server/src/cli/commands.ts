import type { Command } from "./command.ts";

/** A command's words and where it is; loaded only when it is run or described, so that each starts fast. */
export interface CommandEntry {
  readonly words: readonly string[];
  readonly load: () => Promise<{ readonly command: Command }>;
}

/** Every command, in the order of the help. */
export const commands: readonly CommandEntry[] = [
  { words: ["serve"], load: () => import("./commands/serve.ts") },
  { words: ["setup-link"], load: () => import("./commands/setup-link.ts") },
  { words: ["account", "create"], load: () => import("./commands/account-create.ts") },
  { words: ["account", "list"], load: () => import("./commands/account-list.ts") },
  { words: ["account", "reset"], load: () => import("./commands/account-reset.ts") },
  { words: ["invite", "create"], load: () => import("./commands/invite-create.ts") },
  { words: ["media", "quarantine"], load: () => import("./commands/media-quarantine.ts") },
  { words: ["audit", "list"], load: () => import("./commands/audit-list.ts") },
  { words: ["doctor"], load: () => import("./commands/doctor.ts") },
  { words: ["config", "check"], load: () => import("./commands/config-check.ts") },
  { words: ["config", "example"], load: () => import("./commands/config-example.ts") },
  { words: ["config", "reference"], load: () => import("./commands/config-reference.ts") },
  { words: ["version"], load: () => import("./commands/version.ts") },
];
