import type { Clock } from "@conclave/base/clock";
import { ClientEvent, type MatrixClient } from "matrix-js-sdk/lib/client.js";
import { ClientError } from "../failure.ts";

/** Milliseconds. */
const patience = 30_000;

/**
 * Waits until what a command did came back by synchronisation: `isSo` is asked after each one.
 *
 * @throws ClientError `offline` after 30 seconds: done, but not seen here yet.
 */
export function waitUntil(clock: Clock, sdk: MatrixClient, isSo: () => boolean): Promise<void> {
  if (isSo()) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const cancel = clock.after(patience, () => {
      sdk.off(ClientEvent.Sync, look);
      reject(new ClientError({ code: "offline" }));
    });
    function look(): void {
      if (!isSo()) return;
      cancel();
      sdk.off(ClientEvent.Sync, look);
      resolve();
    }
    sdk.on(ClientEvent.Sync, look);
  });
}
