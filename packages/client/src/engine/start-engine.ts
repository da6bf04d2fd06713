import { ClientEvent, PendingEventOrdering } from "matrix-js-sdk/lib/client.js";
import { CryptoEvent } from "matrix-js-sdk/lib/crypto-api/index.js";
import { media } from "../attachments/media.ts";
import type { ClientCommands, SessionCommands } from "../commands.ts";
import { devices } from "../devices/device-commands.ts";
import { directoryCommands } from "../directory/directory-commands.ts";
import { openDrafts } from "../drafts/drafts.ts";
import { keepLastSeen } from "../last-seen/last-seen.ts";
import { moderationCommands } from "../moderation/moderation-commands.ts";
import { notifications } from "../notifications/notifications.ts";
import { eraseAccount } from "../own-data/erase-account.ts";
import { readOwnData } from "../own-data/read-own-data.ts";
import type { ClientPorts } from "../ports/client-ports.ts";
import { readReceipts } from "../receipts/read-receipts.ts";
import { dehydration } from "../recovery/dehydration.ts";
import { keyQueries } from "../recovery/key-queries.ts";
import { recovery } from "../recovery/recovery.ts";
import { secretStorageKeys } from "../recovery/secret-storage-keys.ts";
import { keySharing } from "../room-keys/key-sharing.ts";
import { readKeyPolicy } from "../room-keys/read-key-policy.ts";
import { aboutCommands } from "../rooms/about-commands.ts";
import { roomCommands } from "../rooms/room-commands.ts";
import { roomList } from "../rooms/room-list.ts";
import { wishCommands } from "../rooms/wish-commands.ts";
import { messageSearch } from "../search/message-search.ts";
import { encryptionMemory } from "../sending/encryption-memory.ts";
import { messageAttempts } from "../sending/message-attempts.ts";
import { plaintextGuard } from "../sending/plaintext-guard.ts";
import { roomPermissions } from "../sending/room-permissions.ts";
import type { RoomSend } from "../sending/room-send.ts";
import { sendQueue } from "../sending/send-queue.ts";
import { sender } from "../sending/sender.ts";
import { sentKeys } from "../sending/sent-keys.ts";
import { type SessionEnd, sessionTokens } from "../session/session-tokens.ts";
import type { StoredSession } from "../session/stored-session.ts";
import type { StartingSession } from "../snapshots/session-snapshot.ts";
import { spaceCommands } from "../spaces/space-commands.ts";
import { spaceList } from "../spaces/space-list.ts";
import { coalesce } from "../state/coalesce.ts";
import type { SnapshotStore } from "../state/snapshot-store.ts";
import { openThreads } from "../threads/open-threads.ts";
import { onThreadsChanged } from "../threads/thread-events.ts";
import { threadLists } from "../threads/thread-list.ts";
import { decryptionRetry } from "../timeline/decryption-retry.ts";
import { downloadCommands } from "../timeline/download-commands.ts";
import { downloadList } from "../timeline/download-list.ts";
import { messageCommands } from "../timeline/message-commands.ts";
import { messageSecurities } from "../timeline/message-security.ts";
import { openRooms } from "../timeline/open-rooms.ts";
import { peopleTrust } from "../timeline/people-trust.ts";
import { quotedMessages } from "../timeline/quoted-messages.ts";
import { reactionCommands } from "../timeline/reaction-commands.ts";
import { readingCommands } from "../timeline/reading-commands.ts";
import { recentEmoji } from "../timeline/recent-emoji.ts";
import { revealMessage } from "../timeline/reveal-message.ts";
import type { TimelineParts } from "../timeline/timeline-items.ts";
import { typingCommand } from "../timeline/typing-command.ts";
import { transcriptCommands } from "../transcripts/transcript-commands.ts";
import { unreadCounts } from "../unread/unread-counts.ts";
import { resumeUnsent } from "../unsent/resume-unsent.ts";
import { openUnsentMessages } from "../unsent/unsent-messages.ts";
import { verifications } from "../verification/verifications.ts";
import { connection } from "./connection.ts";
import { longPolls } from "./long-polls.ts";
import { openSdk } from "./open-sdk.ts";
import { ownProfile } from "./own-profile.ts";
import { recoveryWatch } from "./recovery-watch.ts";

/** The commands that need a running session. */
export type EngineCommands = Omit<
  ClientCommands,
  Exclude<keyof SessionCommands, "setDisplayName" | "setOwnPicture" | "save">
>;

/** A session that runs. */
export interface Engine {
  readonly commands: EngineCommands;
  /** See `eraseAccount` of the commands. Whoever calls it stops the engine. */
  eraseAccount(password?: string): Promise<void>;
  /** Ends all work; the stores are closed, and keep what they have. */
  stop(): Promise<void>;
}

/** Milliseconds between two writes of the cache while rooms change. */
const saveInterval = 5_000;

/** Events of each room that the first synchronisation brings. */
const initialEvents = 20;

/**
 * Starts a session: opens the stores, then synchronises; the snapshots tell the rest. Resolves when the synchronisation is under way,
 * whether or not the server answers. `onEnded` is called once if the server ends the session.
 */
export async function startEngine(
  ports: ClientPorts,
  session: StoredSession,
  snapshots: SnapshotStore,
  onEnded: (end: SessionEnd) => void,
): Promise<Engine> {
  const { clock } = ports;
  const memory = await encryptionMemory(ports.store);
  const tokens = sessionTokens(ports, session, onEnded);
  // Replaced by the real rule as soon as the rooms are there; until then nothing may be sent in the clear.
  let mayBeClear = (_roomId: string) => false;
  const queries = keyQueries(tokens.fetch);
  const polls = longPolls(plaintextGuard(queries.fetch, (roomId) => mayBeClear(roomId)));
  const keys = secretStorageKeys();
  const { sdk, crypto } = await openSdk(ports, session, polls.fetch, keys);

  const sharing = await keySharing(
    ports.store,
    crypto,
    () => readKeyPolicy(sdk),
    (state) => snapshots.update({ keySharing: state }),
  );
  const files = media(ports, tokens);
  const queue = sendQueue<RoomSend>(clock, (roomId) => {
    changed(roomId);
    unsent.changed();
  });
  const unsent = await openUnsentMessages(ports, queue.all);
  const watch = recoveryWatch(clock, () => recoveries.refresh());
  const isHeard = connection(sdk, {
    publish: (state) => snapshots.update({ connection: state }),
    // A cache that can't be read only means waiting for the server.
    onCached() {
      list.begin();
      spaces.begin();
      receipts.resume();
      void recoveries.resume().catch(() => undefined);
    },
    onFirstHeard() {
      receipts.resume();
      list.complete();
      spaces.begin();
      search.begin();
      notices.begin();
      startingWith("checking-recovery");
      watch.begin();
    },
    onBack() {
      sharing.ask();
      queue.connectionIsBack();
      receipts.connectionIsBack();
      allChanged();
    },
  });
  const permissions = roomPermissions(sdk, memory, isHeard);
  mayBeClear = (roomId) => permissions.of(roomId).transport === "clear";
  const itemKeys = sentKeys();
  const attempts = messageAttempts(sdk, permissions, itemKeys, isHeard, sharing.settled);
  const securities = messageSecurities(crypto, (roomId) => changed(roomId));
  const trust = peopleTrust(crypto, () => allChanged());
  const retry = decryptionRetry(clock, sdk, (roomId) => [...quotes.fetchedIn(roomId), ...lists.repliesIn(roomId)]);
  const emoji = await recentEmoji(ports.store, (state) => snapshots.update({ recentEmoji: state }));
  const typed = await openDrafts(ports);
  const receipts = await readReceipts(ports, sdk);
  const seen = await keepLastSeen(ports, session, snapshots);
  snapshots.update({ storedDrafts: typed.stored });
  const reactions = reactionCommands(ports.randomness, sdk, (roomId) => changed(roomId), emoji.used);
  const counts = unreadCounts(sdk, (roomId) => list.changed(roomId));
  const quotes = quotedMessages(sdk, (roomId) => changed(roomId));
  const parts: TimelineParts = {
    queue,
    permissions,
    keys: itemKeys,
    securityOf: securities.of,
    counts,
    trust,
    quotes,
    wantedReactions: (roomId, eventId) => reactions.wanted(roomId, eventId),
    isLocked() {
      const { deviceVerified, backup } = snapshots.snapshot().encryption;
      return !deviceVerified || backup === "locked";
    },
  };
  const rooms = openRooms(ports, sdk, snapshots, retry, parts);
  const threads = openThreads(ports, sdk, snapshots, retry, parts);
  const lists = threadLists(ports, sdk, snapshots, retry, quotes, counts, receipts);
  const changed = (roomId: string) => {
    for (const open of [rooms, threads, lists]) open.changed(roomId);
  };
  const allChanged = () => {
    for (const open of [rooms, threads]) open.allChanged();
  };
  onThreadsChanged(sdk, changed);
  // A page that is closed has no time to write much, and the SDK itself writes every five minutes.
  const saves = coalesce(clock, saveInterval, () => void sdk.store.save(true).catch(() => undefined));
  const spaces = await spaceList(ports, sdk, (state) => snapshots.update({ spaces: state }));
  const list = roomList(
    clock,
    sdk,
    memory,
    counts,
    (state) => snapshots.update({ rooms: state }),
    (roomId) => {
      changed(roomId);
      spaces.changed(roomId);
      saves.mark(roomId);
    },
  );
  const startingWith = (step: StartingSession["step"]) => {
    const { session: now } = snapshots.snapshot();
    if (now.state === "starting") snapshots.update({ session: { ...now, step } });
  };
  const dehydrated = dehydration(clock, sdk, crypto, ports.store);
  const recoveryParts = { sdk, crypto, store: ports.store, keys, queries, dehydrated };
  const recoveries = recovery(recoveryParts, ({ state, encryption }) => {
    const { userId, deviceId } = session;
    snapshots.update({ session: { ...state, userId, deviceId }, encryption });
    allChanged();
  });
  const search = messageSearch(ports, sdk, parts.isLocked, (state) => snapshots.update({ search: state }));
  const notices = await notifications(ports, sdk, isHeard, (state) => snapshots.update({ notifications: state }));
  const roomVerbs = roomCommands(clock, sdk, permissions);
  const comparisons = verifications(
    sdk,
    crypto,
    roomVerbs.openDirectChat,
    (state) => snapshots.update({ verifications: state }),
    watch.look,
  );
  const ownDevices = devices(sdk, crypto, (state) => snapshots.update({ devices: state }));
  const profile = ownProfile(sdk, files, (self) => snapshots.update({ self }));

  const trustChanges = coalesce(clock, 100, (userIds) => {
    securities.forget();
    for (const userId of userIds) trust.forget(userId);
    if (userIds.has(session.userId)) {
      ownDevices.changed();
      watch.look();
    }
    allChanged();
  });
  sdk.on(CryptoEvent.UserTrustStatusChanged, (userId) => trustChanges.mark(userId));
  sdk.on(CryptoEvent.DevicesUpdated, (userIds) => userIds.forEach(trustChanges.mark));
  sdk.on(CryptoEvent.KeysChanged, () => trustChanges.mark(session.userId));
  sdk.on(CryptoEvent.KeyBackupStatus, watch.look);
  sdk.on(CryptoEvent.KeyBackupDecryptionKeyCached, retry.hurry);
  sdk.on(ClientEvent.AccountData, (event) => {
    if (event.getType() === "m.secret_storage.default_key") watch.look();
  });

  const forgetNetwork = ports.onNetworkChange((isThere) => {
    if (!isThere) return polls.end();
    sdk.retryImmediately();
    queue.connectionIsBack();
    receipts.connectionIsBack();
  });

  resumeUnsent(clock, unsent.stored, attempts, queue);
  startingWith("first-sync");
  await sdk.startClient({
    initialSyncLimit: initialEvents,
    lazyLoadMembers: true,
    pendingEventOrdering: PendingEventOrdering.Detached,
    disablePresence: true,
    threadSupport: true,
  });
  profile.load(snapshots.snapshot().self);

  return {
    commands: {
      ...recoveries,
      ...roomVerbs,
      ...aboutCommands(sdk, files),
      ...spaceCommands(clock, sdk),
      chooseSpace: spaces.chooseSpace,
      ...directoryCommands(clock, sdk, crypto, permissions),
      ...moderationCommands(ports, sdk),
      ...wishCommands(sdk),
      ...rooms,
      ...threads,
      ...lists,
      ...search,
      ...transcriptCommands(ports, sdk, files, parts.isLocked),
      readOwnData: () => readOwnData(sdk),
      ...notices,
      revealMessage: revealMessage(sdk, rooms, threads),
      ...comparisons,
      ...ownDevices,
      ...sharing.commands,
      ...readingCommands(sdk, receipts),
      ...typingCommand(clock, sdk, sharing.prepare, () => snapshots.snapshot().connection.state === "online"),
      ...downloadCommands(
        sdk,
        files,
        queue,
        itemKeys,
        downloadList((state) => snapshots.update({ downloads: state })),
      ),
      setReaction: reactions.setReaction,
      keepDraft: async (place, text) => typed.keep(place, text),
      ...messageCommands(ports.randomness, sdk, crypto, securities.of),
      ...sender(ports, sdk, files, permissions, attempts, queue, unsent.flush),
      setDisplayName: profile.setDisplayName,
      setOwnPicture: profile.setOwnPicture,
      async save() {
        await Promise.all([
          sdk.store.save(true),
          search.flush(),
          ...[typed, unsent, receipts, seen].map((kept) => kept.flush()),
        ]);
      },
    },
    eraseAccount: (password) => eraseAccount(sdk, password),
    async stop() {
      const kept = [typed, unsent, receipts, seen].map((part) => part.stop());
      for (const part of [
        dehydrated,
        queue,
        watch,
        retry,
        saves,
        trustChanges,
        list,
        spaces,
        rooms,
        threads,
        lists,
        search,
        notices,
      ])
        part.stop();
      forgetNetwork();
      keys.forget();
      sdk.stopClient();
      sdk.http.abort();
      sdk.removeAllListeners();
      await Promise.all(kept);
      await sdk.store.destroy();
    },
  };
}
