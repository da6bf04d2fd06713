import type { Clock } from "@conclave/base/clock";
import type { Client } from "@conclave/client/client";
import type { KeyValueStore } from "@conclave/client/ports/key-value-store";
import type { ClientSnapshot } from "@conclave/client/snapshots/client-snapshot";
import { roomName } from "../rooms/room-name.ts";
import { t } from "./messages.ts";
import { type PushNotes, writePushNotes } from "./push-notes.ts";

/** Milliseconds in which changes are collected. */
const collectFor = 1_000;

/** Notes what the worker may say while the page is closed, as long as the person wants to be told then. */
export function followPushNotes(
  client: Pick<Client, "subscribe" | "snapshot">,
  store: KeyValueStore,
  clock: Pick<Clock, "after">,
): void {
  let seen: Pick<ClientSnapshot, "rooms" | "notifications"> | null = null;
  let written = "";
  let waits = false;

  function write(): void {
    waits = false;
    const snapshot = client.snapshot();
    // Signed out meanwhile, or turned off: what was noted is gone, and stays so.
    if (snapshot.notifications.whenClosed !== "on") {
      written = "";
      return;
    }
    const notes = notesOf(snapshot);
    const text = JSON.stringify(notes);
    if (text === written) return;
    written = text;
    writePushNotes(store, notes).catch(() => {
      written = "";
    });
  }

  client.subscribe(({ rooms, notifications }) => {
    if (seen?.rooms === rooms && seen.notifications === notifications) return;
    seen = { rooms, notifications };
    if (waits) return;
    waits = true;
    clock.after(collectFor, write);
  });
}

function notesOf({ rooms, notifications }: Pick<ClientSnapshot, "rooms" | "notifications">): PushNotes {
  return {
    title: t("content-hidden"),
    rooms: Object.fromEntries(rooms.entries.map(({ roomId, name }) => [roomId, roomName(name)])),
    quietHours: notifications.quietHours,
  };
}
