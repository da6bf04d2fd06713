import type { ClientPorts } from "../ports/client-ports.ts";
import { type KeptText, keptText } from "../sealing/kept-text.ts";
import { sessionTexts } from "../sealing/session-texts.ts";
import type { StoredSession } from "../session/stored-session.ts";
import type { ClientSnapshot } from "../snapshots/client-snapshot.ts";
import type { SnapshotStore } from "../state/snapshot-store.ts";
import { type LastSeen, readLastSeen, writeLastSeen } from "./last-seen-text.ts";

const storeKey = "last-seen";
const purpose = "conclave last seen";
/** Milliseconds in which changes are collected. */
const collectFor = 2_000;

/** What stood around the conversations when this session was last seen; null if that isn't known, or can't be read. Needs neither the SDK nor the server. */
export async function lastSeen(
  ports: Pick<ClientPorts, "store" | "randomness">,
  session: StoredSession,
): Promise<LastSeen | null> {
  try {
    const stored = await ports.store.get(storeKey);
    const text = stored === null ? null : await (await sessionTexts(ports, purpose)).open(stored);
    return text === null ? null : readLastSeen(text, session);
  } catch {
    // The session starts without it.
    return null;
  }
}

/** Keeps it, sealed under a key that ends with the session. Nothing is kept while this device may not show the rooms. */
export async function keepLastSeen(
  ports: Pick<ClientPorts, "clock" | "store" | "randomness">,
  session: StoredSession,
  snapshots: SnapshotStore,
): Promise<Pick<KeptText, "flush" | "stop">> {
  const { clock, store } = ports;
  const sealed = await sessionTexts(ports, purpose);
  const kept = await keptText({ clock, store, sealed, name: storeKey, collectFor }, () => {
    const snapshot = snapshots.snapshot();
    return snapshot.session.state === "ready" ? writeLastSeen(session, snapshot) : null;
  });
  let before: ClientSnapshot | null = null;
  const end = snapshots.subscribe((snapshot) => {
    const known = before;
    before = snapshot;
    // Before the server was heard, nothing is known better than when it was kept.
    if (snapshot.session.state === "starting" || !snapshot.rooms.complete || known === null) return;
    if (parts.some((part) => snapshot[part] !== known[part])) kept.changed();
  });
  return {
    flush: kept.flush,
    stop() {
      end();
      return kept.stop();
    },
  };
}

const parts = ["session", "self", "rooms", "spaces"] as const;
