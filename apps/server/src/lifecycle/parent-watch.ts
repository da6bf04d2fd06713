import { isMainThread } from "node:worker_threads";

/**
 * Ends this process when the one that started it is gone.
 *
 * `start.js` preloads this file and holds the other end of a channel; the kernel closes it however that process dies,
 * SIGKILL included. Without this, a supervisor that kills the parent and starts anew would meet the orphan as a second
 * writer. The end is as abrupt as the parent's: what was acknowledged is on disk, and a tidy end could take too long.
 */
function endWithParent(): void {
  const end = () => process.kill(process.pid, "SIGKILL");
  process.on("disconnect", end);
  // A listener keeps the channel, and with it the process, alive; a finished program must still be able to end.
  process.channel?.unref();
  if (!process.connected) end();
}

// Workers inherit the preload but not the channel; a process started without start.js has no channel at all.
if (isMainThread && process.channel) endWithParent();
