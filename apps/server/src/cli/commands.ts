import type { Command } from "./command.ts";

/** A command's words and where it is; loaded only when it is run or described, so that each starts fast. */
export interface CommandEntry {
  readonly words: readonly string[];
  readonly load: () => Promise<{ readonly command: Command }>;
}

/** Every command, in the order of the help. */
export const commands: readonly CommandEntry[] = [
  { words: ["serve"], load: () => import("./commands/serve.ts") },
  { words: ["doctor"], load: () => import("./commands/doctor.ts") },
  { words: ["config", "check"], load: () => import("./commands/config-check.ts") },
  { words: ["config", "example"], load: () => import("./commands/config-example.ts") },
  { words: ["config", "reference"], load: () => import("./commands/config-reference.ts") },
  { words: ["version"], load: () => import("./commands/version.ts") },
];
