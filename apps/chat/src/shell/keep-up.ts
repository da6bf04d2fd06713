import { systemClock } from "@conclave/base/clock";
import type { Client } from "@conclave/client/client";
import { followPushNotes } from "../notifications/follow-push-notes.ts";
import { pushNotesStore } from "../notifications/push-notes.ts";
import { followVersion } from "./follow-version.ts";
import { registerWorker } from "./register-worker.ts";

/**
 * What a page does once it has started: it lets the browser keep it, leaves a note for its worker, and looks for a newer version whenever it is looked at again, and whenever the server, which may have
 * been upgraded, is back.
 *
 * @param script the address of the first script that runs here.
 */
export function keepUp(window: Window, script: string, client: Pick<Client, "subscribe" | "snapshot">): void {
  void registerWorker(window);
  followPushNotes(client, pushNotesStore(), systemClock);
  const look = followVersion(script, () => fetch("/", { cache: "no-cache" }), systemClock);
  window.document.addEventListener("visibilitychange", () => {
    if (window.document.visibilityState === "visible") void look();
  });
  let before = "";
  client.subscribe(({ connection }) => {
    if (before === "reconnecting" && connection.state === "online") void look();
    before = connection.state;
  });
}
