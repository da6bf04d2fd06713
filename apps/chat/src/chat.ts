import type { Clock } from "@conclave/base/clock";
import type { Client } from "@conclave/client/client";
import type { ClientCommands } from "@conclave/client/commands";
import type { ClientSnapshot } from "@conclave/client/snapshots/client-snapshot";
import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { createDrafts, type Drafts } from "./composer/drafts.ts";
import type { AppDialog } from "./frame/app-dialog.ts";
import { type BlobAddresses, blobAddresses } from "./media/blob-addresses.ts";
import { createRecoveryModel, type RecoveryModel } from "./recovery/recovery-model.ts";
import type { Navigation } from "./route.ts";
import { followToday } from "./time/today.ts";
import { createTimelinePlaces, type TimelinePlaces } from "./timeline/timeline-places.ts";

/** Every part of the snapshot as a signal of its own: whoever reads one is drawn again only when that one changed. */
export type SnapshotParts = { readonly [Part in keyof ClientSnapshot]: ReadonlySignal<ClientSnapshot[Part]> };

/** What the screens are given. A view model takes the few of these that it names. */
export interface Chat extends SnapshotParts {
  readonly commands: ClientCommands;
  readonly clock: Clock;
  /** The beginning of the present day, to say "today" rightly. */
  readonly today: ReadonlySignal<number>;
  /** The session is not there yet, and what is shown is what was last seen of it: every command is refused. */
  readonly starting: ReadonlySignal<boolean>;
  readonly navigation: Navigation;
  readonly blobs: BlobAddresses;
  readonly drafts: Drafts;
  readonly places: TimelinePlaces;
  readonly recovery: RecoveryModel;
  /** In a locked session: the person wanted to go on without unlocking. */
  readonly unlockLater: Signal<boolean>;
  /** The dialog that lies over the screens; one at a time. */
  readonly dialog: Signal<AppDialog | null>;
}

/** Makes what the screens need of a client. It lives as long as the page. */
export function createChat(client: Client, clock: Clock, navigation: Navigation): Chat {
  const snapshot = signal(client.snapshot());
  client.subscribe((next) => {
    snapshot.value = next;
  });
  const part = <Part extends keyof ClientSnapshot>(name: Part) => computed(() => snapshot.value[name]);
  const { commands } = client;
  return {
    session: part("session"),
    connection: part("connection"),
    encryption: part("encryption"),
    keySharing: part("keySharing"),
    self: part("self"),
    rooms: part("rooms"),
    spaces: part("spaces"),
    openRooms: part("openRooms"),
    openThreads: part("openThreads"),
    threadLists: part("threadLists"),
    search: part("search"),
    notifications: part("notifications"),
    verifications: part("verifications"),
    devices: part("devices"),
    downloads: part("downloads"),
    recentEmoji: part("recentEmoji"),
    storedDrafts: part("storedDrafts"),
    commands,
    clock,
    today: followToday(clock),
    starting: computed(() => snapshot.value.session.state === "starting"),
    navigation,
    blobs: blobAddresses(),
    drafts: createDrafts(
      (place) => snapshot.value.storedDrafts[place] ?? "",
      // Where no session runs, nothing is typed either.
      (place, text) => void commands.keepDraft(place, text).catch(() => undefined),
    ),
    places: createTimelinePlaces(),
    recovery: createRecoveryModel(commands),
    unlockLater: signal(false),
    dialog: signal<AppDialog | null>(null),
  };
}

export const ChatContext = createContext<Chat | null>(null);

/**
 * The chat that this view is part of.
 *
 * @throws Error outside of a `ChatContext`.
 */
export function useChat(): Chat {
  const chat = useContext(ChatContext);
  if (chat === null) throw new Error("This view needs a ChatContext around it.");
  return chat;
}
