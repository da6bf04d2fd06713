import type { ClientCommands } from "./commands.ts";
import type { ClientSnapshot } from "./snapshots/client-snapshot.ts";

/**
 * The whole face of this package. Made by `createClient(ports)` (`create-client.ts`); the ports of a browser come from
 * `browserPorts(...)` (`browser/browser-ports.ts`), those of tests and bots from `memoryPorts(...)` (`memory/memory-ports.ts`).
 *
 * ```ts
 * const client = createClient(browserPorts({ baseUrl: location.origin }));
 * client.subscribe((snapshot) => render(snapshot));
 * await client.commands.start();
 * addEventListener("pagehide", () => void client.commands.save());
 * ```
 */
export interface Client {
  readonly commands: ClientCommands;
  /** The newest snapshot. */
  snapshot(): ClientSnapshot;
  /**
   * Calls `listener` at once with the newest snapshot, then after each change; many changes of one moment come as one. Returns what ends it.
   */
  subscribe(listener: (snapshot: ClientSnapshot) => void): () => void;
  /** Ends all work without signing out: the session stays stored. */
  stop(): Promise<void>;
}
